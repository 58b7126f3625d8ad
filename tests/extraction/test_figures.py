"""Figures: how many of what, for when; ages, dates, terms and numbers of things are none."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Figure
from wayhome.extraction.words import lexicon


@pytest.mark.parametrize(
    ("sentence", "number", "unit"),
    [
        ("The clinic took in some 3,000 women.", 3000, "women"),
        ("Police found 43 cane cutters at the mill.", 43, "cane cutters"),
        ("The fund paid $1.4 million for the house.", 1_400_000, "dollars"),
        ("They were paid £3 a day.", 3, "pounds a day"),
        ("The share of empty houses rose to 61 per cent.", 61, "percent"),
        ("One in four seasonal workers was underpaid.", 25, "percent"),
        ("The desk received 289 complaints from relatives.", 289, "complaints"),
        ("The court heard of two hundred and six families.", 206, "families"),
    ],
)
def test_figure_has_its_number_and_unit(sentence: str, number: float, unit: str) -> None:
    found = facts_of(Figure, sentence)

    assert [(each.value_num, each.unit) for each in found] == [(number, unit)]


def test_figure_is_for_the_time_of_its_sentence() -> None:
    found = facts_of(Figure, "In 2013 the desk received 289 complaints.", date(2014, 5, 1))

    assert [each.period for each in found] == ["2013"]


def test_people_counted_again_keep_their_name() -> None:
    found = facts_of(Figure, "Nineteen fishers came home. Four are still missing.")

    assert [(each.value_num, each.unit) for each in found] == [(19, "fishers"), (4, "fishers")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dana Whitlow, 47, closed the door.",
        "The barn burned on 3 March 2015.",
        "He was jailed for nine years.",
        "Article 12 forbids it.",
        "The man was 61 years old.",
        "Norway stays on Tier 2.",
    ],
)
def test_other_numbers_are_no_figures(sentence: str) -> None:
    assert facts_of(Figure, sentence) == []


@pytest.mark.parametrize(
    ("rule", "example"),
    [(e.rule, e.example) for kind in ("figures", "numbers") for e in lexicon(kind)],
)
def test_every_wording_counts_in_its_example(rule: str, example: str) -> None:
    assert facts_of(Figure, example), rule
