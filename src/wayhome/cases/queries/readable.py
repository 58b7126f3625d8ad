"""Which cases an actor may read, for pages that look across cases: they filter before they count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can, require
from wayhome.cases.models import Case, CaseComplaint
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ReadableCase:
    """A case by its code, the complaints in it, and when it was erased."""

    id: UUID
    code: str
    complaints: tuple[UUID, ...]
    erased_at: datetime | None = None


def readable_ids(actor: Actor) -> QuerySet[Case, Any]:
    """The ids of the cases that the actor may read, to narrow a query by. Raises NotFound.

    Not the same as those that lists may show: an intake officer lists cases and reads none.
    """
    require(actor, Permission.CASE_READ)
    cases = Case.objects.filter(agency_id=actor.agency)
    if not can(actor, Permission.CASE_READ, Target(agency=actor.agency)):
        cases = cases.filter(Q(assignee_id=actor.user) | Q(team_id__in=actor.teams))
    return cases.values("id")


def readable_codes(actor: Actor) -> dict[UUID, str]:
    """The codes of the cases that the actor may read. Raises NotFound."""
    rows = Case.objects.filter(agency_id=actor.agency, id__in=readable_ids(actor))
    return dict(rows.values_list("id", "code"))


def readable_cases(
    actor: Actor, wanted: Collection[UUID] | None = None
) -> tuple[ReadableCase, ...]:
    """The readable ones of these cases, or of all, by code. Raises NotFound."""
    cases = Case.objects.filter(agency_id=actor.agency, id__in=readable_ids(actor))
    if wanted is not None:
        cases = cases.filter(id__in=list(wanted))
    rows = list(cases.order_by("code").only("id", "code", "erased_at"))
    held = CaseComplaint.objects.filter(
        agency_id=actor.agency, case_id__in=[row.id for row in rows], detached_at__isnull=True
    )
    complaints: dict[UUID, list[UUID]] = {row.id: [] for row in rows}
    for case, complaint in held.values_list("case_id", "complaint_id"):
        complaints[case].append(complaint)
    return tuple(
        ReadableCase(row.id, row.code, tuple(complaints[row.id]), row.erased_at) for row in rows
    )
