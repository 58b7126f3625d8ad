"""Of nobody rather than of another person: who speaks, judges, took over, or only shares a name."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import PersonStatus

ANA, BEN = "person:ana-duarte", "person:ben-sollis"
NOBODY, GROUP = "unnamed person", "group"


def statuses_of(text: str) -> set[tuple[str, str]]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return {(each.status, each.subject) for each in facts if isinstance(each, PersonStatus)}


@pytest.mark.parametrize(
    "text",
    [
        "Ben Sollis was jailed in May. Karl Voss, a friend, said he was charged.",
        "Ben Sollis led the union. Karl Voss took over after he was charged.",
        "Spokesman Karl Voss said he was charged.",
        "Ben Sollis is a poet. His lawyer, Karl Voss, spoke to the press. He was charged.",
        "Ben Sollis and Karl Voss are poets. He was charged.",
        "The king, Karl Voss, met Ben Sollis before he was charged.",
    ],
)
def test_he_is_nobody_when_it_may_be_another(text: str) -> None:
    found = {one for status, one in statuses_of(text) if status == "charged"}

    assert found == {NOBODY}


@pytest.mark.parametrize(
    "text",
    [
        "Ben Sollis was arrested. His lawyer, Karl Voss, was not told why. He was charged in May.",
        "Ben Sollis was arrested in May. Judge Karl Voss said he would stay there. He was charged.",
        "The envoy saw the arrested poet Ben Sollis at his home, where he was charged.",
        "Two cooks were held and a third, Ben Sollis, was arrested; he has nobody, and he was charged.",
    ],
)
def test_he_goes_on_of_the_one_told_of_last_beside_those_in_office(text: str) -> None:
    assert ("charged", BEN) in statuses_of(text)


def test_his_detention_is_of_nobody_when_two_may_have_the_lawyer() -> None:
    found = statuses_of(
        "Ben Sollis was jailed in May. Police denied that the third, Karl Voss, was beaten, but his "
        "lawyer, Rosa Munro, says his detention goes on."
    )

    assert found == {("jailed", BEN)}


def test_status_is_not_of_the_one_who_says_it_in_between() -> None:
    found = statuses_of("A driver was questioned, Ben Sollis added, but had been released.")

    assert found == {("released", NOBODY)}


def test_status_is_of_the_bare_name_when_two_have_it() -> None:
    found = statuses_of("Sollis Ben met Sollis Karl in May. Sollis was charged in June.")

    assert found == {("charged", "person:sollis")}


@pytest.mark.parametrize(
    "text",
    [
        "Clare Munro, an Ambassador-at-Large, met Ben Sollis.",
        "I am not saying Ben Sollis was murdered.",
        "Police did not confirm that Ben Sollis had been detained.",
        "The spokesman dismissed reports that Ben Sollis had been detained.",
        "Ana Duarte feared Ben Sollis had been killed.",
    ],
)
def test_what_is_denied_or_feared_is_no_status(text: str) -> None:
    assert statuses_of(text) == set()


def test_status_is_told_where_only_the_place_is_not() -> None:
    assert statuses_of("Police did not say where Ben Sollis was held.") == {("detained", BEN)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Duarte, whose husband was arrested in May, wept.", {("arrested", NOBODY)}),
        (
            "Officer Ana Duarte, who detained Ben Sollis, was herself convicted of theft.",
            {("detained", BEN), ("convicted", ANA)},
        ),
        ("The report on persons, which was released on Monday, is long.", set()),
        ("Armed men came to her home on Monday.", set()),
        (
            "One of them, Ana Duarte's former driver Ben Sollis, was charged.",
            {("charged", BEN)},
        ),
        (
            "Ana Duarte and Ben Sollis were seen. The former was charged; the latter was released.",
            {("charged", ANA), ("released", BEN)},
        ),
        ("Inspector Karl Voss questioned Ben Sollis and charged him.", {("charged", BEN)}),
    ],
)
def test_status_is_of_whom_the_clause_tells(text: str, expected: set[tuple[str, str]]) -> None:
    assert statuses_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They read what Ana Duarte wrote. The 61-year-old former teacher was charged.", ANA),
        ("Judge Ana Duarte spoke. The 61-year-old teacher was charged.", NOBODY),
        ("Ana Duarte met a nurse. The 61-year-old teacher was charged.", NOBODY),
        ("Ben Sollis is a monk. The 61-year-old woman was charged.", NOBODY),
        ("Sollis Karl's wife, Ana Duarte, spoke on Monday. She was charged in May.", ANA),
    ],
)
def test_status_is_of_the_one_described_when_nobody_else_can_be(text: str, expected: str) -> None:
    assert ("charged", expected) in statuses_of(text)
