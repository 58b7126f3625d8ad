"""Meetings in wordings of many papers: who is there, on which day, and whether it is to come."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import Meeting
from wayhome.extraction.words import Entry, lexicon

ANA, BEN = "person:ana-duarte", "person:ben-sollis"


def meetings_of(text: str) -> list[Meeting]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return [each for each in facts if isinstance(each, Meeting)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ambassador, Ana Duarte, was called in by the foreign minister, Ben Sollis.",
        "Ben Sollis was granted an audience by Ana Duarte on Friday.",
        "Ana Duarte, with whom Ben Sollis conferred by phone on Friday, went home.",
        "During a meeting on Monday, Ana Duarte assured Ben Sollis that the men were well.",
        "Ana Duarte conveyed the message to Ben Sollis when they met in Oslo on Monday.",
        "The minister, Ana Duarte, received a courtesy call from the envoy, Ben Sollis, on Friday.",
        "The envoy, Ben Sollis, spent two hours with Ana Duarte on Monday.",
        "Ben Sollis paid a visit to Ana Duarte on Friday.",
        "Ana Duarte exchanged views with Ben Sollis on Monday.",
    ],
)
def test_meeting_names_both(sentence: str) -> None:
    assert {ANA, BEN} in [set(each.participants) for each in meetings_of(sentence)]


def test_pair_are_those_who_met_before() -> None:
    found = meetings_of("Ana Duarte met Ben Sollis on Monday. The pair last met on 22 January.")

    assert [set(each.participants) for each in found] == [{ANA, BEN}, {ANA, BEN}]
    assert found[1].date == "2020-01-22"


@pytest.mark.parametrize(
    ("sentence", "day", "status"),
    [
        ("Ana Duarte hosts Ben Sollis in Oslo on Friday.", "2020-05-08", "planned"),
        ("Ana Duarte will ask again when she meets Ben Sollis.", None, "planned"),
        ("Ana Duarte wrote a letter, sent on 1 May, to meet Ben Sollis.", None, "held"),
        (
            "A meeting of Ana Duarte with Ben Sollis was postponed until 5 June.",
            "2020-06-05",
            "postponed",
        ),
    ],
)
def test_meeting_has_the_day_of_its_own_clause(sentence: str, day: str | None, status: str) -> None:
    found = meetings_of(sentence)[0]

    assert (found.date, found.status) == (day, status)


def test_previous_day_is_the_one_before_the_last_meeting() -> None:
    found = meetings_of(
        "Ana Duarte met Ben Sollis on Monday. The previous day, Ana Duarte met Carla Munro."
    )

    assert [each.date for each in found] == ["2020-05-04", "2020-05-03"]


def test_meal_has_its_own_kind() -> None:
    found = meetings_of("Ana Duarte breakfasted with Ben Sollis on Monday.")

    assert [each.kind for each in found] == ["breakfast"]


def test_office_that_somebody_sees_is_somebody_else() -> None:
    found = meetings_of("The envoy, Ana Duarte, saw the Prime Minister for an hour on Monday.")

    assert [each.participants for each in found] == [(ANA,)]
    assert [span.text for span in found[0].participants_groups] == ["the Prime Minister"]


@pytest.mark.parametrize("entry", lexicon("meetings_lists"), ids=lambda entry: entry.rule)
def test_every_list_has_words_and_an_example(entry: Entry) -> None:
    assert len(set(entry.words)) == len(entry.words) > 0
    assert entry.example


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Duarte met Ben Sollis in Oslo, the ministry said in a statement on Monday.",
        "Ana Duarte hopes to see Ben Sollis, who has been ill since March.",
        "A meeting of Ana Duarte with Ben Sollis was cancelled on Monday.",
        "Ana Duarte met Ben Sollis after the arrest of two men in April.",
    ],
)
def test_meeting_takes_no_day_of_something_else(sentence: str) -> None:
    assert [each.date for each in meetings_of(sentence)] == [None]


def test_office_is_the_person_it_was_told_of() -> None:
    found = meetings_of(
        "Ana Duarte, the labour minister, received the deputy minister of Qatar, Ben Sollis, on "
        "Monday. The minister is expected to visit Carla Munro in June."
    )

    assert [set(each.participants) for each in found] == [
        {ANA, BEN},
        {ANA, "person:carla-munro"},
    ]


def test_office_told_with_other_words_is_nobody_named() -> None:
    found = meetings_of(
        "The trade commissioner, Ana Duarte, spoke. The police commissioner met Ben Sollis on Monday."
    )

    assert [each.participants for each in found] == [(BEN,)]
