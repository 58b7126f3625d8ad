"""A word that nobody else bears is a slip; twins' names are borne. All people are invented."""

import itertools

import pytest

from wayhome.matching.compare.comparison import Agreement, Feature, Reason
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.score import score

FAMILY = {
    "sex": "female",
    "birth": PartialDate(2004, 5, 3),
    "nationality": "KHM",
    "phones": ("012345678",),
    "places": ("KH12",),
}


def named(name: str, **parts: object) -> Description:
    return Description(names=(name,), **parts)  # type: ignore[arg-type]  # parts are fields by name


TWINS = [
    ("Chan Sophea", "Chan Sophal"),
    ("Chan Sreymom", "Chan Sreypov"),
    ("Siti Aminah", "Siti Maryam"),
]


def _counted(*names: str, words: int = 20_000) -> Frequencies:
    """Counts of so many words that a name in use would have come up, with these names once."""
    common = itertools.islice(
        itertools.cycle(["Chan Sophea", "Keo Bopha", "Chan Sophal"]), words // 2
    )
    return Frequencies.counted([*common, *names])


def test_a_word_that_nobody_else_bears_is_taken_for_a_slip() -> None:
    first, second = named("Chan Sophea", **FAMILY), named("Chan Sopsaea", **FAMILY)

    (name,) = (
        c
        for c in score(first, second, frequencies=_counted("Chan Sopsaea")).comparisons
        if c.feature is Feature.NAME
    )

    assert name.agreement is Agreement.CLOSE
    assert name.reason is Reason.NAME_CLOSE_SPELLING
    assert "slip" in {term.name for term in name.terms}


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_of_like_names_stay_below_even_odds_where_names_are_counted(
    one: str, other: str
) -> None:
    counted = _counted(*[one, other] * 2)

    found = score(named(one, **FAMILY), named(other, **FAMILY), frequencies=counted)

    assert found.probability < 0.5


def test_no_word_is_strange_where_few_were_counted() -> None:
    few, many = _counted("Chan Sreypov", words=2_000), _counted("Chan Sreypov")

    assert not few.is_strange("sreypov")
    assert many.is_strange("sreypov")
    assert many.is_strange("sreymom")
    assert not many.is_strange("sophea")
