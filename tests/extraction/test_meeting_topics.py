"""What a meeting is about: in rows, behind days and places, asked for at it, and on its agenda."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Meeting


def topics_of(text: str) -> list[list[str]]:
    found = facts_of(Meeting, text, date(2013, 5, 8))
    return [[span.text for span in each.topics] for each in found]


@pytest.mark.parametrize(
    ("more", "topics"),
    [
        (
            "The two discussed the return of the men, the fate of a boat and a draft treaty.",
            ["the return of the men", "the fate of a boat", "a draft treaty"],
        ),
        (
            "The talks touched on fees, the price of fish and the wages of cooks.",
            ["fees", "the price of fish", "the wages of cooks"],
        ),
        ("The agenda was the price of fish.", ["the price of fish"]),
        ("The main topics included the price of fish.", ["the price of fish"]),
    ],
)
def test_topics_are_told_in_a_further_sentence(more: str, topics: list[str]) -> None:
    assert topics_of(f"Karel Dvorsky met Milan Hruska on Monday. {more}") == [topics]


@pytest.mark.parametrize(
    "text",
    [
        "Karel Dvorsky held talks with Milan Hruska in Oslo on Monday on the price of fish.",
        "Karel Dvorsky hosted Milan Hruska for talks at the palace on the price of fish.",
        "Karel Dvorsky met a delegation led by Milan Hruska to discuss the price of fish.",
    ],
)
def test_topic_stands_behind_day_place_or_leader(text: str) -> None:
    assert ["the price of fish"] in topics_of(text)


def test_what_is_asked_for_is_a_topic() -> None:
    found = topics_of("Karel Dvorsky met Milan Hruska and asked for the release of the driver.")

    assert found == [["the release of the driver"]]


def test_return_of_somebody_is_a_topic_and_on_his_return_is_none() -> None:
    assert topics_of("Karel Dvorsky held talks with Milan Hruska on the return of women.") == [
        ["the return of women"]
    ]
    assert topics_of("Karel Dvorsky met Milan Hruska on his return.") == [[]]


def test_who_says_so_is_no_topic() -> None:
    found = topics_of("Karel Dvorsky and Milan Hruska discussed the treaty, the ministry said.")

    assert found == [["the treaty"]]


@pytest.mark.parametrize(
    ("more", "topics"),
    [
        (
            "The talks focused on the release of cooks and on trade in fish.",
            ["the release of cooks", "trade in fish"],
        ),
        ("On the agenda were the price of fish and the harbour.", ["the price of fish"]),
        ("The price of fish topped the agenda.", ["The price of fish"]),
        ("The price of fish was high on the agenda.", ["The price of fish"]),
        ("Among the issues discussed were the price of fish.", ["the price of fish"]),
        ("The two spent two hours on the price of fish.", ["the price of fish"]),
        ("They settled how the catch will be shared.", ["how the catch will be shared"]),
        ("He pressed the mayor over the price of fish.", ["the price of fish"]),
        ("He asked that the cooks be freed.", ["the cooks be freed"]),
        ("A spy was being sought.", []),
    ],
)
def test_topics_are_told_in_many_ways(more: str, topics: list[str]) -> None:
    found = topics_of(f"Karel Dvorsky met Milan Hruska on Monday. {more}")

    assert found[0][: len(topics)] == topics
    assert bool(found[0]) == bool(topics)


def test_topics_are_of_the_two_who_met_last() -> None:
    text = (
        "Karel Dvorsky held talks with the mayor, Milan Hruska, in Brno on Tuesday, a day after "
        "flying in for a dinner with President Ana Duarte. The two focused on the price of fish."
    )

    assert topics_of(text) == [["the price of fish"], []]
