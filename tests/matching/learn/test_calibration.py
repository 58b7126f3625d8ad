"""Promised and found shares. Outcomes are invented."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.curve import Curve
from wayhome.matching.learn.calibration import (
    Outcome,
    curve,
    expected_calibration_error,
    staircase,
)

OUTCOMES = st.lists(st.builds(Outcome, st.floats(-20, 20), st.booleans()), min_size=1, max_size=60)


def same(promised: float) -> Outcome:
    return Outcome(promised, is_same=True)


def other(promised: float) -> Outcome:
    return Outcome(promised, is_same=False)


def drawn(count: int, true: Curve) -> list[Outcome]:
    chance = Random(3)
    weights = [chance.uniform(-8, 8) for _ in range(count)]
    return [Outcome(weight, chance.random() < true(weight)) for weight in weights]


def test_curve_finds_slope_and_middle() -> None:
    true = Curve(slope=0.7, middle=1.5)

    found = curve(drawn(5_000, true))

    assert found.slope == pytest.approx(true.slope, abs=0.07)
    assert found.middle == pytest.approx(true.middle, abs=0.2)


def test_staircase_follows_the_outcomes_when_they_fall_back() -> None:
    found = staircase([other(1), same(2), other(3), same(4)])

    assert [found(weight) for weight in (0, 1, 2, 3, 4, 9)] == [0.0, 0.0, 0.5, 0.5, 1.0, 1.0]


def test_staircase_gives_equal_weights_one_share() -> None:
    found = staircase([other(1), same(1), same(1)])

    assert found(1) == pytest.approx(2 / 3)


def test_staircase_needs_outcomes() -> None:
    with pytest.raises(ValueError, match="outcomes"):
        staircase([])


@given(OUTCOMES, st.floats(-25, 25), st.floats(-25, 25))
def test_both_never_fall_as_the_weight_rises(
    outcomes: list[Outcome], one: float, two: float
) -> None:
    low, high = sorted((one, two))

    for found in (staircase(outcomes), curve(outcomes)):
        assert 0.0 <= found(low) <= found(high) <= 1.0


@given(OUTCOMES)
def test_staircase_promises_as_many_as_there_were(outcomes: list[Outcome]) -> None:
    found = staircase(outcomes)

    promised = sum(found(each.promised) for each in outcomes)
    assert promised == pytest.approx(sum(each.is_same for each in outcomes))


def test_error_is_the_distance_of_promise_and_outcome() -> None:
    assert expected_calibration_error([same(0.9)] * 9 + [other(0.9)]) < 1e-9
    assert expected_calibration_error([other(0.9)] * 10) == pytest.approx(0.9)
    assert expected_calibration_error([same(1.0)]) == 0.0
    assert expected_calibration_error([]) == 0.0
