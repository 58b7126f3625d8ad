"""The probability of a pair is read off the curve of its weights. All people are invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.curve import Curve
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.score import probability, score
from wayhome.matching.weights import DEFAULT

PAIR = (
    Description(names=("Sok Sophea",), birth=PartialDate(2004, 5, 3), sex="female"),
    Description(names=("Keo Bopha",)),
)


@given(st.floats(-300, 300), st.floats(-300, 300))
def test_probability_never_falls_when_the_weight_rises(one: float, other: float) -> None:
    less, more = sorted((one, other))

    assert 0.0 <= DEFAULT.curve(less) <= DEFAULT.curve(more) <= 1.0


def test_probability_is_read_off_the_curve_of_the_weights() -> None:
    steep = replace(DEFAULT, curve_estimated=Curve(slope=2.0, middle=1.0))

    plain, curved = score(*PAIR), score(*PAIR, weights=steep)

    assert curved.weight == plain.weight
    assert curved.probability == pytest.approx(probability(2.0 * (plain.weight - 1.0)))


def test_curve_moves_with_the_prior_when_the_register_grows() -> None:
    ten_times = DEFAULT.among(DEFAULT.register * 8)

    for weight in (-10.0, 0.0, 10.0):
        before, after = DEFAULT.curve(weight), ten_times.curve(weight - 3.0)
        assert after / (1.0 - after) == pytest.approx(before / (1.0 - before) / 8.0)


def test_probability_has_a_curve_of_its_own_where_names_are_counted() -> None:
    steep = replace(DEFAULT, curve=Curve(slope=2.0, middle=1.0))
    counted = Frequencies.counted(["Sok Sophea", "Keo Bopha"] * 100)

    found = score(*PAIR, weights=steep, frequencies=counted)

    assert found.probability == pytest.approx(probability(2.0 * (found.weight - 1.0)))
