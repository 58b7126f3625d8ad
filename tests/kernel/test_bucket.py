"""The shared budget allows a burst, refuses beyond it, and fills again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.kernel.bucket import Bucket, Budget, take

START = datetime(2022, 8, 18, tzinfo=UTC)
BUDGET = Budget(burst=3, per_second=0.5)


def test_bucket_allows_the_burst_then_names_the_wait() -> None:
    bucket = Bucket.full(BUDGET, at=START)
    allowed = []

    for _ in range(4):
        taken = take(bucket, BUDGET, now=START)
        allowed.append(taken.allowed)
        bucket = taken.bucket

    assert allowed == [True, True, True, False]
    assert taken.wait_seconds == 2.0


def test_bucket_allows_again_after_the_named_wait() -> None:
    empty = Bucket(left=0, at=START)
    refused = take(empty, BUDGET, now=START)

    later = START + timedelta(seconds=refused.wait_seconds)

    assert take(refused.bucket, BUDGET, now=later).allowed


@given(st.lists(st.integers(-100, 100), max_size=60))
def test_bucket_never_exceeds_burst_and_refill_whatever_the_clock_does(steps: list[int]) -> None:
    bucket, now, forward, allowed = Bucket.full(BUDGET, at=START), START, 0, 0

    for step in steps:
        now += timedelta(seconds=step)
        forward += max(0, step)
        taken = take(bucket, BUDGET, now=now)
        allowed += taken.allowed
        bucket = taken.bucket

    assert allowed <= BUDGET.burst + forward * BUDGET.per_second


@pytest.mark.parametrize("cost", [0, 4])
def test_bucket_refuses_a_cost_that_makes_no_sense(cost: float) -> None:
    with pytest.raises(ValueError, match="cost"):
        take(Bucket.full(BUDGET, at=START), BUDGET, now=START, cost=cost)


def test_budget_refuses_a_rate_that_never_refills() -> None:
    with pytest.raises(ValueError, match="positive"):
        Budget(burst=1, per_second=0)
