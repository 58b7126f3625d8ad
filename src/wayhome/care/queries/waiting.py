"""What waits for a supervisor."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.plans import ActionState, PlanState
from wayhome.care.domain.referrals import ReferralState
from wayhome.care.domain.stays import StayState
from wayhome.care.models import Approval, Plan, PlanAction, ReferralOrigin, Stay
from wayhome.care.policy import STEERS
from wayhome.care.queries.approvals import steps_to_approve
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.queries.readable import readable_ids
from wayhome.kernel.actor import Actor

Cases = Collection[UUID] | QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a word of a supervisor: a plan, a referral, a stay; since when."""

    step: ApprovalStep
    subject: UUID
    case: UUID
    since: datetime


def approvals_to_give(actor: Actor) -> tuple[Waiting, ...]:
    """What waits for a supervisor in the open cases that the actor may read, the oldest first.

    Nothing for whoever approves nothing or reads no cases.
    """
    target = Target(agency=actor.agency)
    if not (can(actor, STEERS, target) and can(actor, Permission.CASE_READ)):
        return ()
    return waiting_approvals(actor, readable_ids(actor).filter(state=CaseState.OPEN))


def waiting_approvals(actor: Actor, cases: Cases) -> tuple[Waiting, ...]:
    """What nobody approved or sent back yet in these cases, the oldest first.

    Nothing where the agency asks for no approval. Part of larger work, which asks the policy.
    """
    wanted = steps_to_approve(actor)
    if not wanted:
        return ()
    asked = (*_plans(actor, cases), *_referrals(actor, cases), *_stays(actor, cases))
    subjects = {each.subject for each in asked}
    words = Approval.objects.filter(agency_id=actor.agency, subject_id__in=subjects)
    said = {(row.step, row.subject_id): row.at for row in words.order_by("at")}
    found = [
        each
        for each in asked
        if each.step in wanted and not _is_answered(each, said.get((each.step.value, each.subject)))
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.subject)))


def _is_answered(each: Waiting, at: datetime | None) -> bool:
    """Whether a supervisor spoke after it was asked for."""
    return at is not None and at >= each.since


def _plans(actor: Actor, cases: Cases) -> list[Waiting]:
    """Plans with actions that nobody began, and plans in which nothing is left to do."""
    plans = Plan.objects.filter(agency_id=actor.agency, case_id__in=cases, state=PlanState.OPEN)
    found: dict[tuple[ApprovalStep, UUID], Waiting] = {}
    rows = PlanAction.objects.filter(agency_id=actor.agency, plan__in=plans)
    open_plans: set[UUID] = set()
    for row in rows.order_by("proposed_at", "id"):
        state = ActionState(row.state)
        if state.is_open:
            open_plans.add(row.plan_id)
        step = (
            ApprovalStep.PLAN
            if state in {ActionState.PROPOSED, ActionState.AGREED}
            else ApprovalStep.CLOSING
        )
        found[step, row.plan_id] = Waiting(step, row.plan_id, row.case_id, row.proposed_at)
    return [
        each
        for each in found.values()
        if each.step is ApprovalStep.PLAN or each.subject not in open_plans
    ]


def _referrals(actor: Actor, cases: Cases) -> list[Waiting]:
    """Drafts of referrals."""
    rows = ReferralOrigin.objects.filter(
        agency_id=actor.agency, case_id__in=cases, referral__state=ReferralState.DRAFT
    )
    return [
        Waiting(ApprovalStep.REFERRAL, row.referral_id, row.case_id, row.drafted_at) for row in rows
    ]


def _stays(actor: Actor, cases: Cases) -> list[Waiting]:
    """Beds that were kept for somebody who did not move in yet."""
    rows = Stay.objects.filter(agency_id=actor.agency, case_id__in=cases, state=StayState.BOOKED)
    return [Waiting(ApprovalStep.STAY, row.id, row.case_id, row.booked_at) for row in rows]
