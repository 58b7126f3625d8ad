"""Ratings: the level, which way it moved, and whose it is."""

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Rating
from wayhome.extraction.words import lexicon


@pytest.mark.parametrize(
    ("sentence", "level", "direction", "subject"),
    [
        ("The State Department moved Norway from Tier 1 to Tier 2.", "2", "downgrade", "norway"),
        ("Norway climbed to Tier 1 from Tier 2.", "1", "upgrade", "norway"),
        ("Norway stays on the Tier 2 Watch List.", "2 Watch List", "unchanged", "norway"),
        ("The FATF removed Norway from its grey list.", "grey list", "removed", "norway"),
        (
            "Norway was given a yellow card over illegal fishing.",
            "yellow card",
            "listed",
            "norway",
        ),
        (
            "Norway has been placed on the Tier 2 Watch List for the second consecutive year.",
            "2 Watch List",
            "unchanged",
            "norway",
        ),
        ("Norway kept its Tier 2 ranking.", "2", "unchanged", "norway"),
        ("Norway won promotion to Tier 1.", "1", "upgrade", "norway"),
        (
            "Officials of Norway met. The country stayed on Tier 1, though a court in Bergen fell.",
            "1",
            "unchanged",
            "norway",
        ),
        (
            "Norway regained its Tier 1 status after three years on Tier 2.",
            "1",
            "upgrade",
            "norway",
        ),
        ("Norway fell to 14th in the Press Freedom Index.", "14", "downgrade", "norway"),
    ],
)
def test_rating_has_level_direction_and_subject(
    sentence: str, level: str, direction: str, subject: str
) -> None:
    found = facts_of(Rating, sentence)

    assert [(each.level, each.direction, each.subject) for each in found] == [
        (level, direction, f"place:{subject}")
    ]


def test_rating_that_may_come_is_none() -> None:
    assert facts_of(Rating, "Norway could be downgraded to Tier 3.") == []
    assert facts_of(Rating, "A downgrade to Tier 3 would cost Norway its aid.") == []
    assert facts_of(Rating, "Oslo spoke of the risk of a downgrade to Tier 3.") == []


@pytest.mark.parametrize(("rule", "example"), [(e.rule, e.example) for e in lexicon("ratings")])
def test_every_wording_rates_in_its_example(rule: str, example: str) -> None:
    assert facts_of(Rating, example), rule
