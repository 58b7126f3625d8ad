"""A case always shows what is next, and keeps a step that somebody chose on purpose."""

import pytest

from wayhome.cases.domain.following import (
    AFTER_ASSESSMENT,
    AFTER_LAST_FOLLOW_UP,
    AFTER_MILESTONE,
    WHILE_FOLLOWED,
    Following,
    after_finding,
)
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.outcomes import Outcome


@pytest.mark.parametrize(
    ("following", "present", "then"),
    [
        (AFTER_ASSESSMENT, NextStep.ASSESS, NextStep.RECORD_FINDING),
        (AFTER_ASSESSMENT, NextStep.CONTACT_LODGER, None),
        (after_finding(Outcome.SUBSTANTIATED), NextStep.RECORD_FINDING, NextStep.PLAN_OPERATION),
        (after_finding(Outcome.UNSUBSTANTIATED), NextStep.ASSESS, NextStep.REVIEW),
        (AFTER_MILESTONE[Milestone.PERSON_LOCATED], NextStep.REVIEW, NextStep.ARRANGE_SUPPORT),
        (AFTER_MILESTONE[Milestone.RETURNED], NextStep.ARRANGE_RETURN, NextStep.FOLLOW_UP),
    ],
)
def test_step_follows_only_when_the_present_one_is_done(
    following: Following, present: NextStep, then: NextStep | None
) -> None:
    assert following.after(present) is then


def test_step_never_follows_itself() -> None:
    rules = [
        AFTER_ASSESSMENT,
        AFTER_LAST_FOLLOW_UP,
        WHILE_FOLLOWED,
        *AFTER_MILESTONE.values(),
        *map(after_finding, Outcome),
    ]

    assert all(rule.then not in rule.done for rule in rules)
