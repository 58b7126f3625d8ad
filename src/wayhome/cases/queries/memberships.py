"""Which case a complaint is in."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.cases.domain.triage import Decision, SetAsideReason
from wayhome.cases.models import CaseComplaint
from wayhome.cases.policy import visible_cases
from wayhome.cases.queries.triage_status import last_decision
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Membership:
    """A complaint, and the case it is in."""

    complaint: UUID
    case: UUID
    code: str


def memberships(actor: Actor, complaints: Collection[UUID]) -> tuple[Membership, ...]:
    """The cases of these complaints, as far as the actor may list them."""
    try:
        visible = visible_cases(actor)
    except NotFound:
        return ()
    rows = CaseComplaint.objects.filter(
        agency_id=actor.agency,
        complaint_id__in=complaints,
        detached_at__isnull=True,
        case__in=visible,
    ).values_list("complaint_id", "case_id", "case__code")
    return tuple(Membership(*row) for row in rows)


def memberships_before(actor: Actor, complaint: UUID) -> tuple[Membership, ...]:
    """The cases that a complaint was taken out of, as far as the actor may list them."""
    try:
        visible = visible_cases(actor)
    except NotFound:
        return ()
    rows = CaseComplaint.objects.filter(
        agency_id=actor.agency,
        complaint_id=complaint,
        detached_at__isnull=False,
        case__in=visible,
    ).order_by("case__code")
    found = rows.values_list("complaint_id", "case_id", "case__code").distinct()
    return tuple(Membership(*row) for row in found)


def complaints_in(actor: Actor, cases: Collection[UUID]) -> tuple[Membership, ...]:
    """The complaints of these cases, as far as the actor may list them."""
    try:
        visible = visible_cases(actor)
    except NotFound:
        return ()
    rows = CaseComplaint.objects.filter(
        agency_id=actor.agency, case_id__in=cases, detached_at__isnull=True, case__in=visible
    ).values_list("complaint_id", "case_id", "case__code")
    return tuple(Membership(*row) for row in rows)


def set_aside_reason(actor: Actor, complaint: UUID) -> SetAsideReason | None:
    """Why a complaint was set aside; None when it is not. Part of its page, which asks the policy."""
    last = last_decision(actor, complaint)
    if last is None or last.decision != Decision.SET_ASIDE:
        return None
    return SetAsideReason(last.reason)
