"""Candidates of one description compete. Weights are invented."""

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.matching.posterior import Weighed, one_to_one_posteriors, posterior
from wayhome.matching.score import probability

WEIGHTS = st.floats(-30, 30)


def test_posterior_is_the_pairs_own_probability_when_nobody_competes() -> None:
    assert posterior([3.0]) == pytest.approx((probability(3.0),))
    assert posterior([]) == ()


def test_posterior_is_halved_when_two_candidates_fit_alike() -> None:
    first, second = posterior([20.0, 20.0])

    assert first == second == pytest.approx(0.5, abs=1e-5)


@given(st.lists(WEIGHTS, max_size=8))
def test_posterior_leaves_room_for_none_and_keeps_the_order(weights: list[float]) -> None:
    found = posterior(weights)

    assert sum(found) <= 1.0 + 1e-12
    ranked = [found[at] for at in sorted(range(len(found)), key=weights.__getitem__)]
    assert ranked == sorted(found)


def _exact(pairs: list[Weighed]) -> list[float]:
    """Every one-to-one set of pairs by name, weighed by the product of its odds."""
    shares, total = [0.0] * len(pairs), 0.0
    for chosen in product((False, True), repeat=len(pairs)):
        taken = [pair for pair, is_in in zip(pairs, chosen, strict=True) if is_in]
        if len({p.left for p in taken}) < len(taken) or len({p.right for p in taken}) < len(taken):
            continue
        odds = prod(2.0**pair.weight for pair in taken)
        total += odds
        shares = [s + odds * is_in for s, is_in in zip(shares, chosen, strict=True)]
    return [share / total for share in shares]


def test_one_to_one_is_exact_when_pairs_form_no_ring() -> None:
    pairs = [
        Weighed("a", 1, 4.0),
        Weighed("a", 2, 3.0),
        Weighed("b", 2, 2.0),
        Weighed("c", 2, -1.0),
    ]

    assert one_to_one_posteriors(pairs) == pytest.approx(_exact(pairs), abs=1e-6)


def test_one_to_one_is_close_when_pairs_form_a_ring() -> None:
    pairs = [Weighed("a", 1, 6.0), Weighed("a", 2, 2.0), Weighed("b", 1, 1.0), Weighed("b", 2, 4.0)]

    assert one_to_one_posteriors(pairs) == pytest.approx(_exact(pairs), abs=0.05)


def test_one_to_one_gives_a_contested_record_to_the_better_fit() -> None:
    better, worse = one_to_one_posteriors([Weighed("a", 1, 12.0), Weighed("b", 1, 4.0)])

    assert better > 0.99
    assert worse < 0.01


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), WEIGHTS), max_size=8))
def test_one_to_one_stays_within_bounds(rows: list[tuple[int, int, float]]) -> None:
    pairs = {(left, right): Weighed(left, right, weight) for left, right, weight in rows}

    found = one_to_one_posteriors(list(pairs.values()))

    assert all(0.0 <= each <= 1.0 for each in found)
