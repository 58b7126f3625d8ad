"""Who is meant by "she", "the general" or "a diplomat": of statements, statuses and meetings."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import PersonStatus, Quote

ANA, BEN = "person:ana-duarte", "person:ben-sollis"


def speakers_of(text: str) -> list[str | None]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return [each.speaker for each in facts if isinstance(each, Quote)]


def subjects_of(text: str) -> list[str]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return [each.subject for each in facts if isinstance(each, PersonStatus)]


def test_she_is_the_woman_told_of_before_a_name_of_unknown_gender() -> None:
    text = "Mrs Ana Duarte came to the gate. Xolibe Qatsu wrote it down. “He wrote,” she said."

    assert speakers_of(text) == [ANA]


def test_husband_of_a_woman_leaves_her_a_woman() -> None:
    text = "Ana Duarte, whose husband was ill, came. “We wait,” she said."

    assert speakers_of(text) == [ANA]


def test_short_title_is_the_office_that_is_told_later() -> None:
    text = "Gen. Ben Sollis met Carla Munro, a nurse. “We will go on,” the general said."

    assert speakers_of(text) == [BEN]


def test_unnamed_one_is_meant_when_told_of_later_than_a_namesake_in_office() -> None:
    text = (
        "Ben Sollis, a former diplomat, stayed at home. A Western diplomat said that the list was "
        "long. “They crossed it out,” the diplomat added."
    )

    assert BEN not in speakers_of(text)


def test_office_of_one_is_not_the_office_that_another_serves() -> None:
    text = (
        "Secretary of State Ana Duarte received the envoy of the Secretary-General, Ben Sollis. "
        "The Secretary of State said that the gate was open."
    )

    assert speakers_of(text) == [ANA]


def test_speaker_is_the_nearer_of_two_subjects() -> None:
    text = "The pier was shut, desk officer Sgt Ana Duarte said."

    assert speakers_of(text) == [ANA]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Duarte said that she had been detained.", [ANA]),
        ("Their lawyer, Mrs Ana Duarte, met Ben Sollis in May; she was arrested in June.", [ANA]),
        ("Ana Duarte wrote to Ben Sollis as he was arrested.", [BEN]),
    ],
)
def test_status_is_of_whom_the_pronoun_must_mean(text: str, expected: list[str]) -> None:
    assert subjects_of(text) == expected
