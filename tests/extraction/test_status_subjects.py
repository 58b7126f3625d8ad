"""Of whom a status is: rows of persons, kin and counsel who speak, ages, and persons named later."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import PersonStatus

ANA, BEN, ROSA = "person:ana-duarte", "person:ben-sollis", "person:rosa-munro"
NOBODY, GROUP = "unnamed person", "group"


def statuses_of(text: str) -> set[tuple[str, str]]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return {(each.status, each.subject) for each in facts if isinstance(each, PersonStatus)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Two aides, Ana Duarte and Ben Sollis, and the cook Rosa Munro were arrested.",
        "Ana Duarte, 45, Ben Sollis, 38, and Rosa Munro, 29, were arrested.",
        "Police arrested the reporters Ana Duarte, Ben Sollis and Rosa Munro over a strike.",
        "Ana Duarte and her husband Ben Sollis, a dentist, and Rosa Munro were arrested.",
        "Karl's mother-in-law, Ana Duarte, his aunt, Rosa Munro, and Ben Sollis were arrested.",
    ],
)
def test_status_is_of_each_person_of_a_row(sentence: str) -> None:
    assert statuses_of(sentence) == {("arrested", ANA), ("arrested", BEN), ("arrested", ROSA)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lawyers for Ana Duarte and Ben Sollis were arrested.", {("arrested", GROUP)}),
        ("A court jailed Ana Duarte, and Ben Sollis said he wept.", {("jailed", ANA)}),
        (
            "Ana Duarte, a lawyer for Rosa Munro, and Ben Sollis were arrested.",
            {("arrested", ANA), ("arrested", BEN)},
        ),
        ("Judge Ana Duarte and clerk Ben Sollis said four men were jailed.", {("jailed", GROUP)}),
    ],
)
def test_status_is_not_of_those_beside_a_row(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert statuses_of(sentence) == expected


def test_status_is_of_all_before_a_clause_and_goes_on() -> None:
    found = statuses_of(
        "Ms. Ana Duarte and Mr. Ben Sollis, human rights defenders, who were arrested in May and are still "
        "on remand, are ill."
    )

    assert found == {
        (status, one) for status in ("arrested", "pretrial_detention") for one in (ANA, BEN)
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The king pardoned 31 prisoners on Friday, including the poet Ana Duarte.",
            {("pardoned", GROUP), ("pardoned", ANA)},
        ),
        (
            "Five cooks were released on bail, among them Ana Duarte and Ben Sollis.",
            {("bail", GROUP), ("bail", ANA), ("bail", BEN)},
        ),
        (
            "The king pardoned 31 prisoners before officials including Ana Duarte.",
            {("pardoned", GROUP)},
        ),
    ],
)
def test_status_of_a_group_is_of_those_named_of_it(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Duarte is a cook. Her husband, Ben Sollis, said she was arrested.", ANA),
        ("Ben Sollis is a poet. His lawyer, Karl Voss, said he was arrested.", BEN),
        ("Rosa Munro, a lawyer for Ana Duarte, told reporters she had been arrested.", ANA),
        ("Ana Duarte is a cook. Her mother, Rosa Munro, said she was arrested.", NOBODY),
    ],
)
def test_he_or_she_in_the_mouth_of_kin_or_counsel_is_not_the_speaker(
    text: str, expected: str
) -> None:
    assert statuses_of(text) == {("arrested", expected)}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte, 65, lives here. The 65-year-old was arrested.",
        "A pastor was arrested on Monday. Neighbours of Ana Duarte, a pastor, wept.",
        "The member of parliament Ana Duarte was arrested.",
        "A cook, identified only as Ana Duarte, was arrested.",
        "Ana Duarte was re-arrested on Monday.",
        "Peru: Ana Duarte, head of a union, was arrested late on 18 May.",
    ],
)
def test_status_is_of_the_one_who_is_described(text: str) -> None:
    assert statuses_of(text) == {("arrested", ANA)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Duarte wept. The court denied her bail.", {("pretrial_detention", ANA)}),
        ("The judge Karl Voss refused bail to Ana Duarte.", {("pretrial_detention", ANA)}),
        ("Judge Karl Voss refused bail.", set()),
        ("Ana Duarte fled Peru in May.", {("exile", ANA)}),
        ("Ana Duarte fled the fire.", set()),
        ("Ana Duarte remains imprisoned.", {("jailed", ANA)}),
        ("Ana Duarte was fined and given a suspended sentence.", {("sentenced", ANA)}),
        ("Ana Duarte was paroled in June.", {("released", ANA)}),
        ("Ana Duarte was taken from her home.", set()),
        ("The trawler was detained on Monday.", set()),
        ("Ana Duarte, a farmer found guilty of theft, left.", {("convicted", ANA)}),
        (
            "The minister said 17 nationals found at a hut last month had been detained.",
            {("detained", GROUP)},
        ),
    ],
)
def test_status_is_of_whom_it_befell_and_of_no_thing(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(sentence) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte was arrested together with Ben Sollis in May.",
        "Ana Duarte was arrested alongside Ben Sollis, a cook, in May.",
        "Two of his friends, known as Ana Duarte and Ben Sollis, were arrested.",
        "The union asked the police to free Ana Duarte and Ben Sollis, who were arrested in May.",
    ],
)
def test_status_is_of_companions_too(text: str) -> None:
    assert statuses_of(text) == {("arrested", ANA), ("arrested", BEN)}


def test_status_of_them_is_of_those_named_two_sentences_before() -> None:
    found = statuses_of(
        "Ana Duarte and Ben Sollis went missing in May. They were jailed in June. They were "
        "released in July."
    )

    assert found == {
        (each, one) for each in ("missing", "jailed", "released") for one in (ANA, BEN)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte, 34, is a judge. The 12-year-old was killed.",
        "Ana Duarte is a judge. The 12-year-old girl was killed.",
    ],
)
def test_age_is_not_of_a_person_of_another_age_or_another_kind(text: str) -> None:
    assert statuses_of(text) == {("killed", NOBODY)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw Ana Duarte, the agent from Tema who was arrested in May.", {("arrested", ANA)}),
        (
            "They saw Ana Duarte, the 84-year-old head of a church who was arrested in May.",
            {("arrested", ANA)},
        ),
        ("It named Ana Duarte, a student leader missing since May.", {("missing", ANA)}),
        (
            "Three others were tried in absentia and live in exile.",
            {("on_trial", GROUP), ("exile", GROUP)},
        ),
        (
            "Among those kept in custody are Ana Duarte, a poet, and Ben Sollis.",
            {("detained", ANA), ("detained", BEN)},
        ),
        ("The court refused to free 11 activists held since August.", {("detained", GROUP)}),
        ("The whereabouts of Ana Duarte are unknown.", {("missing", ANA)}),
        ("Ana Duarte is ill; her whereabouts are not known.", {("missing", ANA)}),
        ("They spoke of Ana Duarte, whose disappearance shocked the town.", {("missing", ANA)}),
        ("Ana Duarte was confined to her residence in May.", {("house_arrest", ANA)}),
        ("Ana Duarte left the hall and has not been heard from.", {("missing", ANA)}),
    ],
)
def test_status_is_of_the_nearest_and_told_in_further_ways(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(text) == expected


def test_status_is_not_of_who_asked_after_somebody_arrested() -> None:
    found = statuses_of(
        "Ana Duarte wanted to know what had become of Ben Sollis, a unionist who was arrested on "
        "his arrival, tortured, according to his lawyer, and charged with plotting a strike."
    )

    assert ("arrested", BEN) in found
    assert not any(one == ANA for _, one in found)


def test_status_is_of_the_name_right_before_the_verb() -> None:
    found = statuses_of(
        "She urged officials to let families bring medicine to Prey Sar, where, she said, a jailed "
        "teacher, Ben Sollis, died of an infection on Monday."
    )

    assert found == {("jailed", BEN), ("died", BEN)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ben Sollis was freed on bail; his co-accused, Ana Duarte and Rosa Munro, are in prison.",
            {("bail", BEN), ("jailed", ANA), ("jailed", ROSA)},
        ),
        (
            "Two officers were fined on Monday and a third, Ben Sollis, was charged with theft.",
            {("charged", BEN)},
        ),
        (
            "Ana Duarte was kidnapped in May; a group has denied that it is holding her.",
            {("missing", ANA)},
        ),
        (
            "They demanded an investigation into the death of Ana Duarte in May.",
            {("died", ANA)},
        ),
        ("They demanded the release of Ana Duarte.", set()),
        (
            "His friend, Ben Sollis, pleaded guilty, was jailed for a year and has been deported.",
            {("convicted", BEN), ("sentenced", BEN), ("deported", BEN)},
        ),
        ("Ana Duarte posted no bail.", set()),
        (
            "They freed lawmaker Ana Duarte and the cook Ben Sollis.",
            {("freed", ANA), ("freed", BEN)},
        ),
        ("They wrote of the jailed winner of an election.", {("jailed", NOBODY)}),
        ("Ana Duarte was rearrested in May.", {("arrested", ANA)}),
    ],
)
def test_status_is_of_whom_numbers_and_clauses_allow(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(text) == expected


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (
            "Police officer Karl Voss told of the arrest of Ben Sollis. Mr Voss said he was charged.",
            "person:karl-voss",
        ),
        ("After Ben Sollis met the general Karl Voss, he was arrested.", "person:karl-voss"),
        ("Supporters of Ben Sollis were detained. The killer of Ben Sollis was released.", BEN),
        ("Ana Duarte accused the police of having her husband arrested.", ANA),
        ("A man who threatened Ana Duarte was jailed for a year.", ANA),
        ("Ben Sollis's office was sealed and his deputy detained.", BEN),
    ],
)
def test_status_is_never_of_the_one_beside(text: str, nobody: str) -> None:
    assert not any(one == nobody for _, one in statuses_of(text))
