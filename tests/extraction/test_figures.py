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
        ("They were paid £3 a day.", 3, "pounds"),
        ("The share of empty houses rose to 61 per cent.", 61, "percent"),
        ("One in four seasonal workers was underpaid.", 25, "percent"),
        ("The desk received 289 complaints from relatives.", 289, "complaints"),
        ("The court heard of two hundred and six families.", 206, "families"),
        ("The union counted 386 political prisoners.", 386, "political prisoners"),
        ("The union trained 12 human rights lawyers.", 12, "human rights lawyers"),
        ("Five of the accused were absent.", 5, "accused"),
        ("Four of her clerks were asked.", 4, "clerks"),
        ("The plea names seven co-defendants.", 7, "co-defendants"),
        ("The firm paid 85,000 shillings each.", 85_000, "shillings"),
        ("The number of prisoners rose to 112,000.", 112_000, "prisoners"),
        ("Some 30 000 people fled.", 30_000, "people"),
    ],
)
def test_figure_has_its_number_and_unit(sentence: str, number: float, unit: str) -> None:
    found = facts_of(Figure, sentence)

    assert [(each.value_num, each.unit) for each in found] == [(number, unit)]


def test_figure_is_for_the_time_of_its_sentence() -> None:
    found = facts_of(Figure, "In 2013 the desk received 289 complaints.", date(2014, 5, 1))

    assert [each.period for each in found] == ["2013"]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("The broker took 500 baht a day.", "P1D"),
        ("The broker took 500 baht each.", None),
        ("The court named 11 cooks who have been held since August 2013.", None),
        ("In 2013 the desk had 18 per cent more than in 2012.", "2013"),
        ("The toll rose to 61 in 2013 from 40 a year earlier.", "2013"),
    ],
)
def test_figure_is_for_no_time_that_it_is_compared_with(sentence: str, period: str | None) -> None:
    found = facts_of(Figure, sentence, date(2014, 5, 1))

    assert found[0].period == period


def test_part_is_of_what_was_counted_so() -> None:
    found = facts_of(Figure, "The boat held 46 cooks. It met 12 ships. Ten of the 46 were let go.")

    assert [(each.value_num, each.unit) for each in found] == [
        (46, "cooks"),
        (12, "ships"),
        (10, "cooks"),
    ]


def test_figure_is_told_by_its_words_and_by_wider_ones() -> None:
    [found] = facts_of(Figure, "The cook was freed on bail of 500 dollars.")

    assert found.evidence[0].text == "500 dollars"
    assert "bail of 500 dollars" in [each.text for each in found.evidence]


@pytest.mark.parametrize(
    ("sentence", "teller"),
    [
        ("Dana Whitlow counted 63 cooks in May.", "person:dana-whitlow"),
        ("A plea was signed by Dana Whitlow, who recorded 63 cooks.", "person:dana-whitlow"),
        ("The 63 cooks, by the count of Dana Whitlow, were held.", "person:dana-whitlow"),
        ("Dana Whitlow said 63 cooks were held.", "person:dana-whitlow"),
        ("Dana Whitlow hired 63 cooks in May.", None),
        ("In all 63 cooks were counted by day.", None),
    ],
)
def test_figure_is_by_the_account_of_who_counted(sentence: str, teller: str | None) -> None:
    [found] = facts_of(Figure, sentence)

    assert found.according_to == teller


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
        "Norway fell ten places in the index.",
        "Her husband, who is 50, could not walk.",
        "Write to 12 Harbour Street.",
        "Call 023 720 555 for help.",
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
