"""Where words that are reported begin and end, in the ways of papers."""

from dataclasses import replace

import pytest

from wayhome.extraction.article import Article, Clock
from wayhome.extraction.entities import find_entities
from wayhome.extraction.parsed import parse
from wayhome.extraction.statements import find_quotes
from wayhome.extraction.understood import Understood

TITLE = "Harbour stays shut as owners and crews fall out over winter pay\n\n"


def reported(text: str) -> list[tuple[str, str]]:
    """The words of reports and the words for who speaks."""
    understood = Understood(parse(Article.of("a.txt", TITLE + text), Clock.of(20)))
    understood = replace(understood, entities=tuple(find_entities(understood)))
    return [
        (q.content.text, q.speaker_mention.text if q.speaker_mention else "")
        for q in find_quotes(understood)
        if q.kind == "indirect" and q.content.start >= len(TITLE)
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The pier was shut, the Port Office said on Monday, warning cooks to stay away.",
            "The pier was shut",
            "Port Office",
        ),
        (
            "Five crews were let go, harbour officials said Thursday, hours after a fire.",
            "Five crews were let go",
            "harbour officials",
        ),
        (
            "The talks on pay failed because the owners, the mediator said, blocked the vote.",
            "the owners, the mediator said, blocked the vote",
            "the mediator",
        ),
        (
            "The kin of a cook whose boat has become a wreck said on Tuesday that he was alive.",
            "he was alive",
            "The kin of a cook",
        ),
        (
            "Mr Brandel, according to his aide, replied that the pier would stay shut.",
            "the pier would stay shut",
            "Brandel",
        ),
        (
            "Karl Brandel replied that the pier was shut, according to a note on the gate.",
            "the pier was shut",
            "Karl Brandel",
        ),
        (
            "Karl Brandel said the pier would stay shut, a promise he had made before.",
            "the pier would stay shut",
            "Karl Brandel",
        ),
        (
            "Karl Brandel said the law had failed and called on the mayor to change it.",
            "the law had failed",
            "Karl Brandel",
        ),
        (
            "Karl Brandel said that he was at home, “thin, and asleep”.",
            "he was at home, “thin, and asleep”",
            "Karl Brandel",
        ),
        (
            "The mayor, her doctor said, passed a quiet night; the court sits on Friday.",
            "The mayor, her doctor said, passed a quiet night",
            "her doctor",
        ),
        (
            "Karl Brandel did not say who paid, but insisted it was not the state.",
            "it was not the state",
            "Karl Brandel",
        ),
        (
            "The harbour ministry wishes to remind owners that the ban has not been lifted.",
            "the ban has not been lifted",
            "The harbour ministry",
        ),
        (
            "Karl Brandel put it to the cook that the pier was open.",
            "the pier was open",
            "Karl Brandel",
        ),
        (
            "Karl Brandel was sad. The pier, he went on, was shut for good.",
            "The pier, he went on, was shut for good",
            "he",
        ),
        (
            "The pier, the union accused, was sold and the ships were lost, state radio said.",
            "The pier, the union accused, was sold and the ships were lost",
            "state radio",
        ),
    ],
)
def test_report_ends_where_the_article_goes_on(text: str, words: str, speaker: str) -> None:
    assert reported(text) == [(words, speaker)]


def test_what_is_added_begins_behind_its_own_word() -> None:
    found = reported("The pier was shut, Karl Brandel said, adding that two cooks had been hurt.")

    assert found == [
        ("The pier was shut", "Karl Brandel"),
        ("two cooks had been hurt", "Karl Brandel"),
    ]


def test_second_clause_behind_an_aside_is_told_as_well() -> None:
    found = reported("The crews had signed, Karl Brandel said, and only a judge could free them.")

    assert found == [
        ("The crews had signed", "Karl Brandel"),
        ("only a judge could free them", "Karl Brandel"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "As the mayor put it, “No one is above the law.”",
        "The mayor, who gave no name, said: “No one is above the law”.",
    ],
)
def test_whole_sentence_in_marks_is_quoted_directly(text: str) -> None:
    understood = Understood(parse(Article.of("a.txt", TITLE + text), Clock.of(20)))
    [found] = find_quotes(understood)

    assert found.kind == "direct"
    assert found.content.text.rstrip(".") == "No one is above the law"


@pytest.mark.parametrize(
    "text",
    [
        "Karl Brandel demanded that the owners open the gate.",
        "Karl Brandel insisted that the gate be opened.",
        "Karl Brandel read out a list that took most of the morning.",
        "The gate has been shut since June 1994, when Karl Brandel declared himself its owner.",
        "“We will not go,” Karl Brandel told reporters yesterday, hours after the gate was shut.",
        "The cook was held, beaten, according to his lawyer, and charged.",
        "He was held in May and, his wife says, beaten.",
        "Karl Brandel found that the gate was open.",
    ],
)
def test_nothing_is_reported_where_nobody_tells_it(text: str) -> None:
    assert reported(text) == []


def test_paper_whose_name_is_a_body_may_find_something() -> None:
    assert reported("The Harbour Workers Union found that wages were paid late.") == [
        ("wages were paid late", "Harbour Workers Union")
    ]
