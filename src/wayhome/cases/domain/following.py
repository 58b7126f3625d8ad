"""Which step follows when one is done, so that a case always shows what is next.

A step that somebody chose on purpose stays: only the step that was just done is replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.outcomes import Outcome

_S = NextStep


@dataclass(frozen=True, slots=True)
class Following:
    """The steps that an event completes, and the one that comes after them."""

    done: frozenset[NextStep]
    then: NextStep

    def after(self, present: str) -> NextStep | None:
        """The step that replaces the present one; None when that is not done by this."""
        return self.then if present in self.done else None


AFTER_ASSESSMENT = Following(frozenset({_S.ASSESS}), _S.RECORD_FINDING)

AFTER_MILESTONE: Mapping[Milestone, Following] = {
    Milestone.IN_OPERATION: Following(frozenset({_S.PLAN_OPERATION}), _S.REVIEW),
    Milestone.PERSON_LOCATED: Following(
        frozenset({_S.CHECK_PLACE, _S.PLAN_OPERATION, _S.REVIEW}), _S.ARRANGE_SUPPORT
    ),
    Milestone.SUPPORTED: Following(frozenset({_S.ARRANGE_SUPPORT}), _S.ARRANGE_RETURN),
    Milestone.RETURNED: Following(
        frozenset({_S.ARRANGE_SUPPORT, _S.ARRANGE_RETURN, _S.REVIEW}), _S.FOLLOW_UP
    ),
}

WHILE_FOLLOWED = Following(
    frozenset({_S.ARRANGE_SUPPORT, _S.ARRANGE_RETURN, _S.CLOSE}), _S.FOLLOW_UP
)
AFTER_LAST_FOLLOW_UP = Following(frozenset({_S.FOLLOW_UP}), _S.CLOSE)


def after_finding(outcome: Outcome) -> Following:
    """A finding that states an offence leads to an operation, any other to a review."""
    done = frozenset({_S.ASSESS, _S.RECORD_FINDING})
    return Following(done, _S.PLAN_OPERATION if outcome.states_offence else _S.REVIEW)
