"""Pairs come in the order of what a decision on them is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.people.domain.stakes import Side, Stakes, side
from wayhome.people.domain.turn import TurnReason, openness, turn

PLAIN = Side()
probabilities = st.floats(min_value=0, max_value=1)
sides = st.builds(
    Side,
    complaints=st.integers(1, 9),
    in_danger=st.booleans(),
    is_child=st.booleans(),
    urgency=st.integers(0, 20),
    has_case=st.booleans(),
)


@given(probabilities, sides, sides)
def test_turn_does_not_depend_on_which_side_is_left(
    probability: float, left: Side, right: Side
) -> None:
    assert turn(probability, left, right) == turn(probability, right, left)


@given(probabilities, sides, sides)
def test_turn_is_never_worth_more_far_from_one_half(
    probability: float, left: Side, right: Side
) -> None:
    assert 0 <= turn(probability, left, right).points <= turn(0.5, left, right).points


@given(probabilities, sides, sides)
def test_turn_is_worth_at_least_as_much_when_somebody_is_in_danger(
    probability: float, left: Side, right: Side
) -> None:
    danger = Side(left.complaints, True, left.is_child, left.urgency, left.has_case)  # noqa: FBT003  # as stored
    assert turn(probability, danger, right).points >= turn(probability, left, right).points


@given(st.floats(min_value=0.5, max_value=1), st.floats(min_value=0.5, max_value=1))
def test_openness_falls_from_one_half_to_a_quarter(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert 0.25 <= openness(high) <= openness(low) <= 1


@pytest.mark.parametrize(
    ("left", "right", "probability", "expected"),
    [
        (PLAIN, PLAIN, 0.99, ()),
        (PLAIN, PLAIN, 0.5, (TurnReason.DOUBT,)),
        (Side(in_danger=True), PLAIN, 0.99, (TurnReason.DANGER,)),
        (PLAIN, Side(is_child=True), 0.99, (TurnReason.CHILD,)),
        (Side(has_case=True), PLAIN, 0.99, (TurnReason.CASE,)),
        (Side(has_case=True), Side(has_case=True), 0.99, (TurnReason.BOTH_CASES,)),
        (Side(complaints=3), PLAIN, 0.99, (TurnReason.SEVERAL,)),
    ],
)
def test_turn_says_why(
    left: Side, right: Side, probability: float, expected: tuple[TurnReason, ...]
) -> None:
    assert turn(probability, left, right).reasons == expected


def test_side_counts_complaints_and_takes_the_gravest_of_each() -> None:
    joined = side([Stakes(urgency=2), Stakes(is_child=True, urgency=7), Stakes(has_case=True)])

    assert joined == Side(complaints=3, is_child=True, urgency=7, has_case=True)
