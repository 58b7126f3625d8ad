"""Which case a complaint is in."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

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
    return _read(_listed(actor).filter(complaint_id__in=complaints, detached_at__isnull=True))


def memberships_before(actor: Actor, complaint: UUID) -> tuple[Membership, ...]:
    """The cases that a complaint was taken out of, each once, as far as the actor may list them."""
    taken_out = _listed(actor).filter(complaint_id=complaint, detached_at__isnull=False)
    return _read(taken_out.order_by("case__code").distinct())


def complaints_in(actor: Actor, cases: Collection[UUID]) -> tuple[Membership, ...]:
    """The complaints of these cases, as far as the actor may list them."""
    return _read(_listed(actor).filter(case_id__in=cases, detached_at__isnull=True))


def _listed(actor: Actor) -> QuerySet[CaseComplaint]:
    try:
        visible = visible_cases(actor)
    except NotFound:
        return CaseComplaint.objects.none()
    return CaseComplaint.objects.filter(agency_id=actor.agency, case__in=visible)


def _read(rows: QuerySet[CaseComplaint]) -> tuple[Membership, ...]:
    found = rows.values_list("complaint_id", "case_id", "case__code")
    return tuple(Membership(*row) for row in found)


def set_aside_reason(actor: Actor, complaint: UUID) -> SetAsideReason | None:
    """Why a complaint was set aside; None when it is not. Part of its page, which asks the policy."""
    last = last_decision(actor, complaint)
    if last is None or last.decision != Decision.SET_ASIDE:
        return None
    return SetAsideReason(last.reason)
