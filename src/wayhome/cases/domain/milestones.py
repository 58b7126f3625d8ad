"""Milestones: the few words about progress that a lodger sees."""

from collections.abc import Collection, Mapping

from wayhome.cases.domain.outcomes import Outcome
from wayhome.intake.domain.milestones import MilestoneCode as Milestone

__all__ = ["MOVES", "FindingMissing", "Milestone", "MoveRefused", "check_move", "next_milestones"]


_M = Milestone

MOVES: Mapping[Milestone, frozenset[Milestone]] = {
    _M.RECEIVED: frozenset({_M.UNDER_VERIFICATION}),
    _M.UNDER_VERIFICATION: frozenset({_M.VERIFIED, _M.IN_OPERATION, _M.PERSON_LOCATED}),
    _M.VERIFIED: frozenset({_M.IN_OPERATION, _M.PERSON_LOCATED, _M.SUPPORTED, _M.RETURNED}),
    # Danger does not wait for paper: an operation may come before verification ends.
    _M.IN_OPERATION: frozenset({_M.VERIFIED, _M.PERSON_LOCATED}),
    _M.PERSON_LOCATED: frozenset({_M.VERIFIED, _M.SUPPORTED, _M.RETURNED}),
    # Somebody helped early may still be held: support does not end the search.
    _M.SUPPORTED: frozenset({_M.VERIFIED, _M.IN_OPERATION, _M.PERSON_LOCATED, _M.RETURNED}),
    _M.RETURNED: frozenset({_M.VERIFIED, _M.SUPPORTED}),
    _M.CLOSED: frozenset(),
}
"""From each milestone to those that may follow. Closing is an event of its own, not a move."""

_CONFIRMING = frozenset({Outcome.SUBSTANTIATED, Outcome.PARTLY, Outcome.OTHER_OFFENCE})


class MoveRefused(Exception):
    """The milestone does not follow the present stage, or was reached before."""


class FindingMissing(Exception):
    """`verified` tells a family that it was true: only a finding that says so allows it."""


def next_milestones(
    stage: Milestone, *, reached: Collection[str], outcome: Outcome | None
) -> tuple[Milestone, ...]:
    """The milestones that can be reached now, in their order."""
    return tuple(
        milestone
        for milestone in Milestone
        if milestone in MOVES[stage]
        and milestone not in reached
        and (milestone is not Milestone.VERIFIED or outcome in _CONFIRMING)
    )


def check_move(
    stage: Milestone, to: Milestone, *, reached: Collection[str], outcome: Outcome | None
) -> None:
    """Refuse a milestone out of turn. Raises MoveRefused, FindingMissing."""
    if to not in MOVES[stage] or to in reached:
        raise MoveRefused
    if to is Milestone.VERIFIED and outcome not in _CONFIRMING:
        raise FindingMissing
