"""Habits of agencies: who met is told in a sentence beside it, on several days, or glued to a weekday."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Meeting

KAREL, MILAN, ANTON = "person:karel-dvorsky", "person:milan-hruska", "person:anton-zelenka"
PUBLISHED = date(2013, 5, 8)  # a Wednesday


def meetings_of(text: str) -> list[Meeting]:
    return facts_of(Meeting, text, PUBLISHED)


def of_both(text: str) -> list[tuple[str | None, str]]:
    """Day and status of every meeting of the two."""
    return [
        (each.date, each.status)
        for each in meetings_of(text)
        if {KAREL, MILAN} <= set(each.participants)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Karel Dvorsky Monday met Mayor Milan Hruska.",
        "Governor Karel Dvorsky Monday received Mayor Milan Hruska.",
        "Governor Karel Dvorsky held talks with visiting Mayor Milan Hruska on Monday.",
        "Mayor Milan Hruska, whom Governor Karel Dvorsky received on Monday, was hopeful.",
        "Karel Dvorsky was allowed to see Milan Hruska on Monday.",
        "Karel Dvorsky managed to meet Milan Hruska on Monday.",
        "Karel Dvorsky and Milan Hruska signed it on Monday after a meeting between the two men.",
        "Karel Dvorsky urged Milan Hruska on Monday to go. During the meeting, he gave him a list.",
        "Karel Dvorsky told Milan Hruska on Monday to go. The mayor agreed in the talks.",
        "At the meeting, held on Monday, Karel Dvorsky told Milan Hruska that the men must go home.",
        "Karel Dvorsky was told by Milan Hruska, during their meeting on Monday, to go home.",
        "The guild's director, Karel Dvorsky, met with the mayor, Milan Hruska, on Monday.",
        "Karel Dvorsky spoke by telephone with his Slovak colleague, Milan Hruska, on Monday.",
        "Milan Hruska spoke. On Monday Karel Dvorsky cut short a holiday to meet with him.",
        "Milan Hruska visited a camp on Sunday. On Monday Karel Dvorsky received the minister.",
        "Karel Dvorsky, who spoke by phone with Milan Hruska on Monday, welcomed the release.",
        "Karel Dvorsky met with a delegation of farmers led by Milan Hruska on Monday.",
        "The guests were led by Karel Dvorsky. He met on Monday with the mayor, Milan Hruska.",
        "Karel Dvorsky pressed Milan Hruska, during a conversation on Monday, to go home.",
        "Karel Dvorsky received the guests at the airport on Monday with the envoy, Milan Hruska.",
        "Karel Dvorsky granted an audience to Milan Hruska on Monday.",
        "Karel Dvorsky and Milan Hruska, meeting in Brno on Monday, agreed on a price.",
    ],
)
def test_both_who_met_are_named_with_their_day(text: str) -> None:
    assert of_both(text) == [("2013-05-06", "held")]


@pytest.mark.parametrize(
    "text",
    [
        "Karel Dvorsky met Milan Hruska on Monday and Anton Zelenka on Tuesday.",
        "Karel Dvorsky held talks on Monday with Milan Hruska and on Tuesday with Anton Zelenka.",
    ],
)
def test_two_days_are_two_meetings(text: str) -> None:
    found = [(set(each.participants), each.date) for each in meetings_of(text)]

    assert found == [({KAREL, MILAN}, "2013-05-06"), ({KAREL, ANTON}, "2013-05-07")]


def test_meeting_after_a_meeting_is_on_its_day() -> None:
    found = meetings_of(
        "Karel Dvorsky met Milan Hruska on Monday. After the meeting, Karel Dvorsky had lunch "
        "with Anton Zelenka."
    )

    assert [each.date for each in found] == ["2013-05-06", "2013-05-06"]


def test_ministers_are_named_in_the_next_sentence() -> None:
    text = (
        "The Czech and Slovak labour ministers met in Brno on Monday. Karel Dvorsky and Milan "
        "Hruska shook hands and then spoke alone for an hour."
    )

    assert of_both(text) == [("2013-05-06", "held")]


@pytest.mark.parametrize(
    ("text", "day", "status"),
    [
        (
            "Karel Dvorsky was due to meet Milan Hruska on Monday, but the talks were called off.",
            "2013-05-06",
            "cancelled",
        ),
        (
            "Talks that had been set for Monday between Karel Dvorsky and Milan Hruska were scrapped.",
            "2013-05-06",
            "cancelled",
        ),
        (
            "Karel Dvorsky is looking forward to meeting Milan Hruska next month.",
            "2013-06",
            "planned",
        ),
        ("Diplomats expected Karel Dvorsky to see Milan Hruska.", None, "expected"),
        (
            "Diplomats expected Karel Dvorsky to see Milan Hruska. That appointment was cancelled.",
            None,
            "cancelled",
        ),
        ("Karel Dvorsky and Milan Hruska are to see each other tomorrow.", "2013-05-09", "planned"),
        ("A plan for Karel Dvorsky to meet Milan Hruska was called off.", None, "cancelled"),
        ("Karel Dvorsky is in Brno to meet Milan Hruska.", None, "planned"),
        ("A proposed meeting between Karel Dvorsky and Milan Hruska made news.", None, "requested"),
    ],
)
def test_meeting_that_was_not_yet_held_has_its_standing(
    text: str, day: str | None, status: str
) -> None:
    assert of_both(text) == [(day, status)]


def test_second_meeting_is_with_those_told_of_it() -> None:
    found = meetings_of(
        "Karel Dvorsky met Milan Hruska. A second meeting, with Anton Zelenka, was held on Monday."
    )

    assert [(set(each.participants), each.date) for each in found] == [
        ({KAREL, MILAN}, None),
        ({KAREL, ANTON}, "2013-05-06"),
    ]


def test_day_of_leaving_is_not_that_of_the_visit() -> None:
    found = meetings_of("Karel Dvorsky left Oslo on Monday after a five-day visit.")

    assert [(each.kind, each.date) for each in found] == [("visit", None)]


def test_two_premiers_are_named_in_the_next_sentence() -> None:
    text = (
        "The two premiers held a phone conversation on Monday. Karel Dvorsky and Milan Hruska "
        "discussed the price of gas."
    )

    assert of_both(text) == [("2013-05-06", "held")]


def test_who_is_received_goes_on_to_the_next() -> None:
    found = meetings_of(
        "Karel Dvorsky will be received by Milan Hruska on Friday. A separate meeting with Anton "
        "Zelenka is being sought."
    )

    assert [(set(each.participants), each.status) for each in found] == [
        ({KAREL, MILAN}, "planned"),
        ({KAREL, ANTON}, "requested"),
    ]


def test_call_on_a_person_is_no_part_of_a_journey() -> None:
    found = meetings_of(
        "Karel Dvorsky leads a mission to Oslo from 12 May. In Oslo he is scheduled to call on "
        "Milan Hruska."
    )

    assert [set(each.participants) for each in found] == [{KAREL}, {KAREL, MILAN}]


def test_the_two_are_to_meet_again() -> None:
    found = meetings_of("Karel Dvorsky met Milan Hruska. The two are to meet again in June.")

    assert [(set(each.participants), each.date) for each in found] == [
        ({KAREL, MILAN}, None),
        ({KAREL, MILAN}, "2013-06"),
    ]


def test_freed_lawyers_who_are_named_are_there() -> None:
    found = meetings_of(
        "Karel Dvorsky had lunch with two of the freed lawyers, Milan Hruska and Anton Zelenka."
    )

    assert [set(each.participants) for each in found] == [{KAREL, MILAN, ANTON}]


def test_permanent_mission_is_no_visit() -> None:
    assert meetings_of("The Permanent Mission of Egypt informed Karel Dvorsky on Monday.") == []


def test_day_before_is_not_that_of_what_follows() -> None:
    found = meetings_of(
        "Karel Dvorsky will visit Oslo on Friday and will then fly to Brno for talks with Milan "
        "Hruska."
    )

    assert [each.date for each in found if MILAN in each.participants] == [None]


@pytest.mark.parametrize(
    ("before", "told", "day"),
    [
        ("Two men were freed on Monday.", "The release came as {} met {}.", "2013-05-06"),
        (
            "Two men were freed on Monday.",
            "The release came two days after {} met {}.",
            "2013-05-04",
        ),
        ("Two men were freed on Monday.", "{} met {} later in the day.", "2013-05-06"),
        ("Nobody slept.", "A man was freed on 2 May, a day after {} met {}.", "2013-05-01"),
        ("Nobody slept.", "A man was freed on 2 May after {} met {}.", None),
        ("Nobody slept.", "A man was freed on 2 May, and will go home before {} meets {}.", None),
        ("{} met Anton Zelenka on Monday.", "{} also met {}.", "2013-05-06"),
        ("{} met Anton Zelenka on Monday.", "{} had telephoned {} the day before.", "2013-05-05"),
        ("{} will visit Oslo on Friday.", "{} will meet {}.", "2013-05-10"),
        (
            "{} arrives in Oslo on Friday for a three-day visit.",
            "{} will meet {}.",
            "2013-05-10/2013-05-12",
        ),
        ("{} visited Oslo from 1 to 3 May.", "{} met {}.", "2013-05-01/2013-05-03"),
        ("{} visited Oslo on 1 May.", "{} met {} in June 2012.", "2012-06"),
        ("{} visited Oslo on 1 May.", "{} met {}.", None),
    ],
)
def test_day_is_told_in_the_sentence_before(before: str, told: str, day: str | None) -> None:
    names = ("Karel Dvorsky", "Milan Hruska")
    text = f"{before.format(*names)} {told.format(*names)}"

    assert [each for each, _ in of_both(text)] == [day]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Karel Dvorsky will brief Milan Hruska by telephone.", "talks", "planned"),
        ("Karel Dvorsky has summoned Milan Hruska to a meeting on Friday.", "meeting", "planned"),
    ],
)
def test_kind_and_standing_are_those_of_the_words_beside(text: str, kind: str, status: str) -> None:
    found = [each for each in meetings_of(text) if {KAREL, MILAN} <= set(each.participants)]

    assert [(each.kind, each.status) for each in found] == [(kind, status)]


def test_bare_office_is_that_of_whom_it_was_told_bare() -> None:
    found = meetings_of(
        "The minister, Karel Dvorsky, met the Slovak minister, Milan Hruska, on Monday. The Slovak "
        "minister took notes. The minister also met Anton Zelenka."
    )

    assert [set(each.participants) for each in found] == [{KAREL, MILAN}, {KAREL, ANTON}]


def test_who_arrives_needs_no_place() -> None:
    found = meetings_of("Karel Dvorsky arrives on Friday. He will be met by Milan Hruska.")

    assert [(set(each.participants), each.date, each.status) for each in found] == [
        ({KAREL}, "2013-05-10", "planned"),
        ({KAREL, MILAN}, "2013-05-10", "planned"),
    ]


def test_who_is_taken_along_is_there() -> None:
    found = meetings_of("Karel Dvorsky accompanied Anton Zelenka to a meeting with Milan Hruska.")

    assert [set(each.participants) for each in found] == [{KAREL, ANTON, MILAN}]


def test_dinner_after_a_meeting_is_one_more() -> None:
    found = meetings_of(
        "Karel Dvorsky met Milan Hruska on Monday. Karel Dvorsky and Milan Hruska also had dinner."
    )

    assert [(each.kind, set(each.participants)) for each in found] == [
        ("meeting", {KAREL, MILAN}),
        ("dinner", {KAREL, MILAN}),
    ]


def test_office_that_is_telephoned_needs_no_name() -> None:
    found = meetings_of("Karel Dvorsky telephoned his Slovak counterpart on Monday.")

    assert [[span.text for span in each.participants_groups] for each in found] == [
        ["his Slovak counterpart"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Karel Dvorsky said that he would raise it with the president.",
        "Karel Dvorsky received a letter from Milan Hruska on Monday.",
        "Karel Dvorsky was not allowed to see Milan Hruska on Monday.",
        "Karel Dvorsky urged Milan Hruska to free the men. During the march, nobody was hurt.",
    ],
)
def test_words_alike_tell_of_no_meeting(text: str) -> None:
    assert meetings_of(text) == []


def test_weekday_is_no_topic() -> None:
    found = meetings_of("Karel Dvorsky met Milan Hruska on Monday and Anton Zelenka on Tuesday.")

    assert [each.topics for each in found] == [(), ()]
