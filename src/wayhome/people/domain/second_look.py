"""Judgements that a later model contradicts: worth a second look, never changed by themselves."""

from wayhome.people.domain.verdicts import PairState

VERY_LOW, VERY_HIGH = 0.05, 0.99


def contradicts(state: PairState, probability: float) -> bool:
    """Whether what people decided and what the score says lie at opposite ends."""
    if state is PairState.SAME:
        return probability <= VERY_LOW
    return state is PairState.DIFFERENT and probability >= VERY_HIGH
