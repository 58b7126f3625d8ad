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
        (
            "Norway was ranked 51st out of 180 countries in the Press Freedom Index, down from 39th.",
            "51",
            "downgrade",
            "norway",
        ),
        (
            "The Press Freedom Index ranked Norway 50th, an improvement on 57th a year ago.",
            "50",
            "upgrade",
            "norway",
        ),
        (
            "Norway has fallen nine places in a press freedom index and now ranks 51st.",
            "51",
            "downgrade",
            "norway",
        ),
        ("Norway scored 41 points out of 100 on the index, up from 39.", "41", "upgrade", "norway"),
        (
            "Norway was put on Tier 3, an automatic downgrade after four years on the Tier 2 Watch List.",
            "3",
            "downgrade",
            "norway",
        ),
        (
            "Norway became the first member of the league to be put on Tier 1.",
            "1",
            "upgrade",
            "norway",
        ),
        ("Norway was put on Tier 3 for the first time.", "3", "downgrade", "norway"),
        ("Norway was ranked last of 180 in the Press Freedom Index.", "180", "listed", "norway"),
        (
            "Norway’s yellow card over illegal fishing was lifted.",
            "yellow card",
            "removed",
            "norway",
        ),
        ("Norway, once on Tier 3, is now ranked Tier 2.", "2", "upgrade", "norway"),
        ("Norway is one of 24 countries on Tier 3.", "3", "listed", "norway"),
        ("Norway will remain on Tier 2, the ambassador said.", "2", "unchanged", "norway"),
        ('Freedom House rates Norway "not free" in its report.', "not free", "listed", "norway"),
        (
            'Norway\'s status fell from "partly free" to "not free", Freedom House said.',
            "not free",
            "downgrade",
            "norway",
        ),
        (
            "The trafficking report put 21 countries on Tier 3, including Norway.",
            "3",
            "listed",
            "norway",
        ),
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
    assert facts_of(Rating, "Norway faces an automatic downgrade to Tier 3 next year.") == []
    assert facts_of(Rating, "Oslo spoke of the risk of a downgrade to Tier 3.") == []


def test_level_left_belongs_to_the_nearest_level_reached() -> None:
    text = "Iceland retained its Tier 3 ranking, while Norway was moved from Tier 1 to Tier 2."

    found = facts_of(Rating, text)

    assert [(each.level, each.direction) for each in found] == [
        ("3", "unchanged"),
        ("2", "downgrade"),
    ]


def test_index_named_before_ranks_who_follows() -> None:
    text = "The Press Freedom Index came out on Monday. Norway climbed 13 places to 19th."

    found = facts_of(Rating, text)

    assert [(each.level, each.direction) for each in found] == [("19", "upgrade")]


def test_who_moved_too_is_on_the_same_level() -> None:
    text = "Norway was downgraded to Tier 3. Iceland and Denmark were also downgraded."

    found = facts_of(Rating, text)

    assert [(each.level, each.direction, each.subject) for each in found] == [
        ("3", "downgrade", "place:norway"),
        ("3", "downgrade", "place:iceland"),
        ("3", "downgrade", "place:denmark"),
    ]


def test_rank_has_its_direction_from_the_steps_told_behind_it() -> None:
    text = "The Press Freedom Index put Norway 47th. It fell 27 places."

    found = facts_of(Rating, text)

    assert [(each.level, each.direction) for each in found] == [("47", "downgrade")]


def test_country_is_the_one_told_of_most_by_name_or_adjective() -> None:
    text = (
        "Norway sold fish to Iceland. Icelandic boats came. Norway rang Iceland. Icelanders wept. "
        "The country was moved to Tier 2 in the trafficking report."
    )

    found = facts_of(Rating, text)

    assert [each.subject for each in found] == ["place:iceland"]


@pytest.mark.parametrize(("rule", "example"), [(e.rule, e.example) for e in lexicon("ratings")])
def test_every_wording_rates_in_its_example(rule: str, example: str) -> None:
    assert facts_of(Rating, example), rule
