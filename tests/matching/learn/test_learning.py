"""Weights learnt from judged pairs and from none. All people are invented."""

from collections.abc import Iterator
from dataclasses import replace
from math import log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, Term
from wayhome.matching.curve import Curve
from wayhome.matching.learn.em import learn_unjudged
from wayhome.matching.learn.judged import (
    Holding,
    Judged,
    curve_of,
    learn_from_judgements,
    listed,
    names_of,
)
from wayhome.matching.learn.minimise import Slope, minimise
from wayhome.matching.tables import table
from wayhome.matching.weights import DEFAULT, Weights

TRUE_SEX, FALSE_SEX = 0.95, 0.5
TRUE_PLACE, FALSE_PLACE = 0.8, 0.05
SHARE = 0.2


def compared(feature: Feature, level: str, reason: Reason) -> Comparison:
    agreement = Agreement.AGREES if level == "same" else Agreement.DIFFERS
    return Comparison(feature, agreement, 0.0, reason, (Term(level),))


def sex(*, same: bool) -> Comparison:
    level = "same" if same else "differs"
    return compared(Feature.SEX, level, Reason.SEX_SAME if same else Reason.SEX_DIFFERS)


def place(*, same: bool) -> Comparison:
    level = "same" if same else "differs"
    return compared(Feature.PLACE, level, Reason.PLACE_SAME if same else Reason.PLACE_DIFFERS)


def name(weight: float) -> Comparison:
    return Comparison(Feature.NAME, Agreement.AGREES, weight, Reason.NAME_SAME)


def pairs(count: int, *, share: float = SHARE) -> Iterator[tuple[bool, tuple[Comparison, ...]]]:
    """Pairs whose levels come up as often as the constants say."""
    chance = Random(7)
    for _ in range(count):
        is_same = chance.random() < share
        yield (
            is_same,
            (
                name(chance.gauss(4.0 if is_same else -4.0, 3.4)),
                sex(same=chance.random() < (TRUE_SEX if is_same else FALSE_SEX)),
                place(same=chance.random() < (TRUE_PLACE if is_same else FALSE_PLACE)),
            ),
        )


def judged(count: int) -> list[Judged]:
    """Judged pairs, each asked on its own, without names."""
    return [
        Judged(at, comparisons[1:], is_same)
        for at, (is_same, comparisons) in enumerate(pairs(count))
    ]


def test_judgements_teach_the_weights_they_were_made_with() -> None:
    learnt = learn_from_judgements(judged(6_000), DEFAULT, Holding(firmness=1e-3))

    assert learnt.sex["same"] - learnt.sex["differs"] == pytest.approx(
        log2(TRUE_SEX / FALSE_SEX) - log2((1 - TRUE_SEX) / (1 - FALSE_SEX)), abs=0.6
    )
    assert learnt.place["same"] - learnt.place["differs"] == pytest.approx(
        log2(TRUE_PLACE / FALSE_PLACE) - log2((1 - TRUE_PLACE) / (1 - FALSE_PLACE)), abs=0.6
    )


def test_judgements_leave_alone_what_they_do_not_show_and_what_is_fixed() -> None:
    learnt = learn_from_judgements(judged(500), DEFAULT, Holding(firmness=0.1, fixed={"sex.same"}))

    assert learnt.phone == pytest.approx(DEFAULT.phone)
    assert learnt.sex["same"] == DEFAULT.sex["same"]
    assert learnt.sex["differs"] != DEFAULT.sex["differs"]


def test_few_judgements_change_little() -> None:
    few = learn_from_judgements(judged(5), DEFAULT, Holding(firmness=5.0, prior_firmness=5.0))

    known, learnt = names_of(DEFAULT), names_of(few)
    assert all(abs(learnt[name] - known[name]) < 1.0 for name in known)


def test_candidates_of_one_description_compete() -> None:
    """One of two equal candidates was right: neither may be worth more than even odds."""
    both = [
        Judged(asked, (sex(same=True),), is_same)
        for asked in range(200)
        for is_same in (True, False)
    ]

    learnt = learn_from_judgements(both, DEFAULT, Holding(firmness=1e-3, prior_firmness=1e-3))

    # Each takes half of what is left beside "none", which never happened: odds grow without end.
    assert learnt.prior + learnt.sex["same"] > 3.0


def test_new_weights_are_taken_at_their_word_until_their_curve_is_found() -> None:
    told = judged(3_000)
    learnt = learn_from_judgements(told, DEFAULT)

    found = curve_of(learnt, told)

    assert learnt.curve == learnt.curve_estimated == Curve()
    promised = sum(found(_sum(learnt, pair)) for pair in told)
    assert promised == pytest.approx(sum(pair.is_same for pair in told), rel=0.01)


def test_curve_undoes_what_weights_overstate() -> None:
    told = judged(3_000)
    learnt = learn_from_judgements(told, DEFAULT, Holding(firmness=1e-3))
    doubled = replace(
        learnt,
        prior=2.0 * learnt.prior,
        sex={level: 2.0 * weight for level, weight in learnt.sex.items()},
        place={level: 2.0 * weight for level, weight in learnt.place.items()},
    )

    half = curve_of(doubled, told)

    assert half.slope == pytest.approx(curve_of(learnt, told).slope / 2.0, rel=0.02)


def test_curve_is_learnt_from_the_weight_it_is_read_from() -> None:
    told = judged(3_000)
    learnt = learn_from_judgements(told, DEFAULT)
    weights = [_sum(learnt, pair) for pair in told]
    least = sorted(weights)[len(weights) // 2]
    above = [pair for pair, weight in zip(told, weights, strict=True) if weight >= least]

    assert curve_of(learnt, told, least=least) == curve_of(learnt, above)


def _sum(weights: Weights, pair: Judged) -> float:
    levels = names_of(weights)
    named = [f"{each.feature}.{term.name}" for each in pair.comparisons for term in each.terms]
    return weights.prior + sum(levels[name] for name in named)


def test_learnt_weights_are_written_as_they_are_read() -> None:
    assert listed(DEFAULT) == table("weights")


def test_unjudged_pairs_teach_how_often_levels_agree() -> None:
    candidates = [comparisons for _, comparisons in pairs(8_000)]
    at_random = [comparisons for _, comparisons in pairs(4_000, share=0.0)]

    model = learn_unjudged(candidates, at_random)

    assert model.share == pytest.approx(SHARE, abs=0.03)
    assert model.features[Feature.SEX]["same"].m == pytest.approx(TRUE_SEX, abs=0.03)
    assert model.features[Feature.SEX]["same"].u == pytest.approx(FALSE_SEX, abs=0.03)
    assert model.features[Feature.PLACE]["same"].m == pytest.approx(TRUE_PLACE, abs=0.04)
    weights = model.weights(DEFAULT)
    assert weights.place["same"] == pytest.approx(log2(TRUE_PLACE / FALSE_PLACE), abs=0.4)
    assert weights.name == DEFAULT.name


def test_nothing_is_learnt_without_candidates() -> None:
    with pytest.raises(ValueError, match="candidates"):
        learn_unjudged([], [])


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_minimum_of_a_bowl_is_found(middle: list[float]) -> None:
    def bowl(point: list[float]) -> Slope:
        gaps = [a - b for a, b in zip(point, middle, strict=True)]
        value = sum((at + 1) * gap**2 for at, gap in enumerate(gaps))
        return Slope(value, [2 * (at + 1) * gap for at, gap in enumerate(gaps)])

    found = minimise(bowl, [0.0] * len(middle))

    assert found == pytest.approx(middle, abs=1e-2)
