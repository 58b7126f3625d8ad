"""Usual ways in which papers tell that two people met, and words alike that tell of no meeting."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Meeting

KAREL, MILAN = "person:karel-dvorsky", "person:milan-hruska"
PUBLISHED = date(2013, 5, 8)


def meetings_of(text: str) -> list[Meeting]:
    return facts_of(Meeting, text, PUBLISHED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Karel Dvorsky telephoned his Slovak counterpart, Milan Hruska, on Monday.",
        "Karel Dvorsky called Milan Hruska on Monday to express his condolences.",
        "Karel Dvorsky spoke to Milan Hruska by telephone on Monday.",
        "Karel Dvorsky had a call with Milan Hruska on Monday.",
        "In a phone call on Monday, Karel Dvorsky urged Milan Hruska to free the men.",
        "Karel Dvorsky and Milan Hruska discussed the case on Monday.",
        "Governor Milan Hruska gave a dinner for Karel Dvorsky on Monday.",
        "Karel Dvorsky took tea with President Milan Hruska on Monday.",
        "Over dinner on Monday, Karel Dvorsky and Milan Hruska agreed to share the costs.",
        "Karel Dvorsky presented his credentials to President Milan Hruska on Monday.",
        "Karel Dvorsky took part in a round table with Mayor Milan Hruska on Monday.",
        "Karel Dvorsky came face to face with Milan Hruska on Monday.",
        "Karel Dvorsky went to see President Milan Hruska on Monday.",
        "Milan Hruska received a visit from Karel Dvorsky on Monday.",
        "Karel Dvorsky dropped in on Milan Hruska on Monday.",
        "There was a meeting between Karel Dvorsky and Milan Hruska on Monday.",
        "A meeting chaired by Karel Dvorsky on Monday was attended by Milan Hruska.",
        "Karel Dvorsky led a delegation that met Milan Hruska on Monday.",
        "Karel Dvorsky and Milan Hruska, who met on Monday, agreed on a price.",
        "Following his meeting on Monday with Milan Hruska, envoy Karel Dvorsky went home.",
        "During talks on Monday, the mayor, Karel Dvorsky, and the bishop, Milan Hruska, agreed.",
        "The mayor, Karel Dvorsky, and his Slovak counterpart, Milan Hruska, met on Monday.",
        "The bishop spoke when the mayor, Karel Dvorsky, paid Milan Hruska a visit on Monday.",
        "Karel Dvorsky met officials, including Milan Hruska, on Monday.",
        "Mayor Karel Dvorsky played host to Milan Hruska on Monday.",
    ],
)
def test_both_who_met_are_named_with_their_day(sentence: str) -> None:
    both = [each for each in meetings_of(sentence) if {KAREL, MILAN} <= set(each.participants)]

    assert [(each.date, each.status) for each in both] == [("2013-05-06", "held")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Karel Dvorsky, due to meet Milan Hruska on Friday, was hopeful.",
        "Karel Dvorsky will see Milan Hruska on Friday.",
        "Karel Dvorsky will be in Vienna on Friday, where he will be received by Milan Hruska.",
        "Karel Dvorsky will travel to Vienna on Friday for talks with Milan Hruska.",
        "There will be a meeting on Friday between Karel Dvorsky and Milan Hruska.",
    ],
)
def test_meeting_to_come_is_planned_on_its_day(sentence: str) -> None:
    both = [each for each in meetings_of(sentence) if {KAREL, MILAN} <= set(each.participants)]

    assert [(each.date, each.status) for each in both] == [("2013-05-10", "planned")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm has met all its obligations, spokesman Karel Dvorsky said on Monday.",
        "The report met with scorn from the unions, Karel Dvorsky said.",
        "Karel Dvorsky refused on Monday to hold talks with Milan Hruska.",
        "Karel Dvorsky declined to meet Milan Hruska.",
        "Karel Dvorsky called Milan Hruska a liar on Monday.",
        "Karel Dvorsky has called on farmers to stop.",
        "Karel Dvorsky appeared before Judge Milan Hruska on Monday.",
        "Karel Dvorsky took 300 calls in May.",
    ],
)
def test_words_alike_tell_of_no_meeting(sentence: str) -> None:
    assert meetings_of(sentence) == []


def test_who_is_asked_to_meet_is_there_and_who_asks_is_not() -> None:
    found = meetings_of("Anton Zelenka urged Karel Dvorsky to meet Milan Hruska.")

    assert [(set(each.participants), each.status) for each in found] == [
        ({KAREL, MILAN}, "requested")
    ]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "A summit of Karel Dvorsky with Milan Hruska, set for May, has been shelved.",
            "postponed",
        ),
        ("Karel Dvorsky agreed in talks with Milan Hruska to open the border.", "held"),
        ("Karel Dvorsky asked Milan Hruska for a meeting.", "requested"),
    ],
)
def test_status_is_that_of_the_meeting(told: str, status: str) -> None:
    assert [each.status for each in meetings_of(told)] == [status]


@pytest.mark.parametrize(
    "more",
    [
        "to discuss the wages of fishermen",
        "and raised the wages of fishermen",
        "and exchanged views on the wages of fishermen",
        "and voiced concern about the wages of fishermen",
        "on Monday about the wages of fishermen",
    ],
)
def test_topic_is_told_in_the_same_sentence(more: str) -> None:
    found = meetings_of(f"Karel Dvorsky met Milan Hruska {more}.")

    assert [span.text for span in found[0].topics] == ["the wages of fishermen"]


@pytest.mark.parametrize(
    "further",
    [
        "The meeting reviewed the wages of fishermen.",
        "The wages of fishermen were discussed.",
        "The talks focused on the wages of fishermen.",
        "The two brought up the wages of fishermen.",
    ],
)
def test_topic_is_told_in_a_further_sentence(further: str) -> None:
    found = meetings_of(f"Karel Dvorsky met Milan Hruska on Monday. {further}")

    assert [span.text.lower() for span in found[0].topics] == ["the wages of fishermen"]


def test_sidelines_are_no_topic() -> None:
    found = meetings_of("Karel Dvorsky met Milan Hruska on the sidelines of a congress in Oslo.")

    assert [each.topics for each in found] == [()]


def test_day_is_told_of_the_meeting_in_a_further_sentence() -> None:
    found = meetings_of("Karel Dvorsky met Milan Hruska. The meeting, held on 4 May, was short.")

    assert [each.date for each in found] == ["2013-05-04"]


def test_two_offices_meet_without_a_name() -> None:
    found = meetings_of("The mayor received the wives of the miners on Monday.")

    assert [[span.text for span in each.participants_groups] for each in found] == [
        ["The mayor", "the wives of the miners"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BRNO, 7 May 2013 - Governor Karel Dvorsky met Mayor Milan Hruska on Monday.",
        "Brno, 7 May 2013 - Governor Karel Dvorsky received Mayor Milan Hruska on Monday.",
        "At the meeting on Monday with Milan Hruska, Karel Dvorsky raised the price of fish.",
        "Karel Dvorsky received a telephone call on Monday from Mayor Milan Hruska.",
        "Karel Dvorsky gave the pledge to Milan Hruska during a meeting in Brno on Monday.",
        "The pledge was given by Karel Dvorsky to Milan Hruska at a meeting in Brno on Monday.",
        "Karel Dvorsky met relatives of the cooks, led by Milan Hruska, on Monday.",
        "Karel Dvorsky was granted half an hour with the bishop, Milan Hruska, on Monday.",
        "Karel Dvorsky was hosted to lunch on Monday by Mayor Milan Hruska.",
        "Karel Dvorsky told reporters in Brno after seeing Mayor Milan Hruska on Monday.",
        "The Senate committee, chaired by Karel Dvorsky, heard Milan Hruska on Monday.",
    ],
)
def test_both_are_found_wherever_the_sentence_puts_them(text: str) -> None:
    found = facts_of(Meeting, text, date(2013, 5, 8))

    assert [each.date for each in found] == ["2013-05-06"]
    assert set(found[0].participants) >= {"person:karel-dvorsky", "person:milan-hruska"}


@pytest.mark.parametrize(
    "text",
    [
        "Karel Dvorsky denied on Monday that he had met Milan Hruska.",
        "Karel Dvorsky denied meeting Milan Hruska on Monday.",
    ],
)
def test_what_is_denied_is_no_meeting(text: str) -> None:
    assert facts_of(Meeting, text, date(2013, 5, 8)) == []


def test_a_minister_in_company_is_not_who_came_along() -> None:
    text = (
        "Ambassador Karel Dvorsky visited a jail on Monday. Accompanied by labour attaché Ana Duarte, "
        "the ambassador also met the director, Brig. Milan Hruska."
    )

    last = facts_of(Meeting, text, date(2013, 5, 8))[-1]

    assert (last.participants[0], last.date) == ("person:karel-dvorsky", "2013-05-06")
