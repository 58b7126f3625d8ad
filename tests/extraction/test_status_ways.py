"""Further ways in which newspapers tell a status: bail won, asylum granted, chronologies, one of many."""

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
    ("text", "status"),
    [
        ("Ana Duarte secured six months' interim bail from the High Court.", "bail"),
        ("Ana Duarte was admitted to bail in the sum of ten pounds.", "bail"),
        ("Ana Duarte slipped away to Peru.", "exile"),
        ("A judge awarded the cook Ana Duarte three years' imprisonment.", "sentenced"),
        ("A nine-year prison term was handed to Ana Duarte.", "sentenced"),
        ("The death in Kobe of Ana Duarte shook the town.", "died"),
        ("They met to discuss the disappearance of Ana Duarte.", "missing"),
        ("Ana Duarte was put on a plane to Peru.", "deported"),
        ("A warrant is out for Ana Duarte.", "wanted"),
        ("Ana Duarte was picked up by Rab on Monday.", "arrested"),
        ("The police arrest Ana Duarte, a cook, at her home.", "arrested"),
        ("Ana Duarte, 34, dies at the police station.", "died"),
        ("Ana Duarte, who was jailed last year for fraud, left.", "jailed"),
        ("Ana Duarte, who was jailed for a year for fraud, left.", "sentenced"),
        ("Ana Duarte was one of five people arrested on Monday.", "arrested"),
        ("Ana Duarte was among dozens of people arrested on Monday.", "arrested"),
        ("Those arrested are Ana Duarte and others.", "arrested"),
    ],
)
def test_status_is_told_in_further_ways(text: str, status: str) -> None:
    assert (status, ANA) in statuses_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Activists are arrested every week.",
        "No warrant against Ana Duarte was found.",
        "A court dropped the charges against Ana Duarte.",
    ],
)
def test_what_is_a_rule_or_was_taken_back_is_no_status(text: str) -> None:
    assert statuses_of(text) == set()


def test_status_goes_on_in_a_row_of_verbs() -> None:
    found = statuses_of(
        "Ana Duarte could not come: she was arrested on Friday, questioned for a night and released."
    )

    assert found == {("arrested", ANA), ("released", ANA)}


def test_she_below_a_clause_is_the_one_whose_status_that_clause_tells() -> None:
    found = statuses_of(
        "Rosa Munro fled to Peru, and Ana Duarte is serving two years after she was convicted."
    )

    assert ("convicted", ANA) in found


def test_one_of_many_is_told_beside_the_group() -> None:
    found = statuses_of("Dozens of people, among them Ana Duarte, were detained.")

    assert found == {("detained", GROUP), ("detained", ANA)}
