"""Complaints that were set aside: when, and which of them long ago."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from wayhome.cases.domain.triage import Decision
from wayhome.cases.models import Triage
from wayhome.cases.queries.triage_status import last_decision
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class SetAside:
    """A complaint, and when it was set aside."""

    complaint: UUID
    at: datetime


def set_aside_at(actor: Actor, complaint: UUID) -> datetime | None:
    """When a complaint was set aside; None when it is not. Part of larger work, which asks the policy."""
    last = last_decision(actor, complaint)
    if last is None or last.decision != Decision.SET_ASIDE:
        return None
    return last.decided_at


def set_aside_before(
    actor: Actor,
    moment: datetime,
    *,
    without: Collection[UUID] | QuerySet[Any, Any] = (),
    most: int = 200,
) -> tuple[SetAside, ...]:
    """Complaints set aside before a moment and since left so, the longest first.

    `without` are ids to be left out. Part of larger work, which asks the policy.
    """
    own = Triage.objects.filter(agency_id=actor.agency)
    last = own.filter(complaint_id=OuterRef("complaint_id")).order_by("-number").values("id")[:1]
    found = own.filter(id=Subquery(last), decision=Decision.SET_ASIDE, decided_at__lt=moment)
    rows = found.exclude(complaint_id__in=without).order_by("decided_at", "id")
    return tuple(SetAside(*row) for row in rows.values_list("complaint_id", "decided_at")[:most])
