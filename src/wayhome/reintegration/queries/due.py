"""Follow-ups that are due or overdue in the cases somebody works on."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.cases.queries.readable import readable_ids
from wayhome.kernel.actor import Actor
from wayhome.reintegration.domain.days import today
from wayhome.reintegration.domain.following import FollowState
from wayhome.reintegration.models import FollowUp

SOON: Final = timedelta(days=14)
MOST: Final = 200


@dataclass(frozen=True, slots=True)
class DueLine:
    """A follow-up to do: in which case, about whom (a complaint), since when it is overdue."""

    case: CaseRow
    complaint: UUID
    due_on: date
    attempts: int
    days_overdue: int


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A follow-up that is neither done nor dropped: about whom (a complaint), and its day."""

    id: UUID
    complaint: UUID
    due_on: date


def first_due(actor: Actor, case: UUID) -> date | None:
    """The day of the first follow-up that is still to be done in a case; None when none is.

    Part of a larger action, which asked the policy.
    """
    return (
        _open(actor)
        .filter(following__case_id=case)
        .order_by("due_on")
        .values_list("due_on", flat=True)
        .first()
    )


def open_follow_ups(actor: Actor, case: UUID) -> tuple[OpenFollowUp, ...]:
    """Everything that is still to be done in a case, the first due first.

    Part of larger work, which asked the policy.
    """
    rows = _open(actor).filter(following__case_id=case).select_related("following")
    return tuple(
        OpenFollowUp(row.id, row.following.complaint_id, row.due_on)
        for row in rows.order_by("due_on", "id")
    )


def due_follow_ups(actor: Actor) -> tuple[DueLine, ...]:
    """What is overdue or due within two weeks in the open cases of the actor, the oldest first.

    At most the 200 oldest. Raises NotFound.
    """
    require(actor, Permission.CASE_READ)
    rows = _open(actor).filter(
        following__case_id__in=readable_ids(actor), due_on__lte=today() + SOON
    )
    found = list(rows.select_related("following").order_by("due_on", "id"))
    ids = frozenset(each.following.case_id for each in found)
    cases = {each.id: each for each in cases_of(actor, ids) if each.state is CaseState.OPEN}
    lines = [
        DueLine(
            case=cases[each.following.case_id],
            complaint=each.following.complaint_id,
            due_on=each.due_on,
            attempts=each.attempts,
            days_overdue=max(0, (today() - each.due_on).days),
        )
        for each in found
        if each.following.case_id in cases
    ]
    return tuple(lines[:MOST])


def _open(actor: Actor) -> QuerySet[FollowUp]:
    """What is neither done nor dropped, of those who are followed."""
    return FollowUp.objects.filter(
        agency_id=actor.agency,
        done_on__isnull=True,
        is_dropped=False,
        following__state=FollowState.FOLLOWED,
    )
