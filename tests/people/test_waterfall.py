"""A score adds up line by line, and every line is words before it is a bar."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.people.conftest import DARA, DARA_AGAIN
from wayhome.kernel import clock
from wayhome.kernel.ids import new_id
from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.matching.score import probability, score
from wayhome.people.domain.verdicts import PairState
from wayhome.people.queries.pairs import PairRow, Side
from wayhome.web.casework.matches.waterfall import percent, waterfall


def row(weight: float, comparisons: tuple[Comparison, ...]) -> PairRow:
    """A pair of this weight."""
    side = Side(new_id(), new_id(), new_id(), "", "", clock.now())
    return PairRow(
        id=new_id(),
        state=PairState.OPEN,
        weight=weight,
        probability=probability(weight),
        comparisons=comparisons,
        left=side,
        right=replace(side, person=new_id()),
        turn_reasons=(),
        waits_since=clock.now(),
        scored_with="",
    )


weights = st.lists(st.floats(-40, 40), min_size=7, max_size=7)


@example(-2.2250738585e-313, [0.0] * 7)
@given(st.floats(-30, 0), weights)
def test_waterfall_adds_up_to_the_score(prior: float, told: list[float]) -> None:
    comparisons = tuple(
        Comparison(feature, Agreement.CLOSE, weight, Reason.NAME_SAME)
        for feature, weight in zip(Feature, told, strict=True)
    )
    weight = prior + sum(told)

    found = waterfall(row(weight, comparisons))

    assert abs(found.steps[-1].total - weight) < 1e-9
    assert abs(sum(step.weight for step in found.steps) - weight) < 1e-9
    assert len(found.steps) == 1 + len(comparisons)
    for step in found.steps:
        assert 0 <= step.bar.start <= step.bar.start + step.bar.width <= 200
        assert 0 <= step.bar.zero <= 200
        assert step.label
        assert step.sentence
        assert step.strength


def test_waterfall_of_a_real_pair_ends_at_its_score() -> None:
    found = score(DARA, DARA_AGAIN)

    steps = waterfall(row(found.weight, found.comparisons)).steps

    assert abs(steps[-1].total - found.weight) < 1e-9


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.5, "50.0%"), (0.99999, "more than 99.9%"), (1e-9, "less than 0.1%")],
)
def test_percent_is_never_certain(value: float, expected: str) -> None:
    assert percent(value) == expected
