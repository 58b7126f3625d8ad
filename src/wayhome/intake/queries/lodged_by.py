"""What a partner lodged, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.domain.messages import Direction
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.models import Complaint, Message, Milestone
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import PAGE_SIZE, Page, moment_and_row, moment_cursor, page_of

_ORDER = {code: place for place, code in enumerate(MilestoneCode.values)}


@dataclass(frozen=True, slots=True)
class LodgedRow:
    """One of the partner's complaints, the furthest step it reached, and unread messages."""

    id: UUID
    code: str
    channel: str
    lodged_at: datetime
    milestone: MilestoneCode
    milestone_at: datetime
    unread: int


def lodged_by(
    actor: Actor, *, cursor: str = "", code: str = "", milestone: MilestoneCode | None = None
) -> Page[LodgedRow]:
    """A page of 25 complaints that the partner's agency lodged.

    Raises NotFound when the actor is no partner, CursorNotUnderstood for an altered cursor.
    """
    require(actor, Permission.LODGING_READ)
    found = Complaint.objects.filter(lodger_agency_id=actor.agency)
    if code:
        found = found.filter(code=code.upper())
    if milestone:
        found = _at(found, milestone)
    if cursor:
        moment, last = moment_and_row(cursor)
        found = found.filter(Q(lodged_at__lt=moment) | Q(lodged_at=moment, id__lt=last))
    rows = list(
        found.only("id", "code", "channel", "lodged_at").order_by("-lodged_at", "-id")[
            : PAGE_SIZE + 1
        ]
    )
    at = page_of(rows, lambda row: moment_cursor(row.lodged_at, row.id))
    return Page(_with_progress(actor, list(at.rows)), at.next_cursor)


def _at(found: QuerySet[Complaint], milestone: MilestoneCode) -> QuerySet[Complaint]:
    """Those whose furthest step is this one."""
    later = [code for code, place in _ORDER.items() if place > _ORDER[milestone.value]]
    steps = Milestone.objects.filter(agency_id=OuterRef("agency_id"), complaint_id=OuterRef("id"))
    return found.filter(
        Exists(steps.filter(code=milestone.value)), ~Exists(steps.filter(code__in=later))
    )


def lodged_rows_of(actor: Actor, ids: Iterable[UUID]) -> tuple[LodgedRow, ...]:
    """Those of the given complaints that the partner's agency lodged. Raises NotFound."""
    require(actor, Permission.LODGING_READ)
    found = Complaint.objects.filter(lodger_agency_id=actor.agency, id__in=list(ids))
    rows = found.only("id", "code", "channel", "lodged_at").order_by("lodged_at", "id")
    return _with_progress(actor, list(rows))


def _with_progress(actor: Actor, shown: list[Complaint]) -> tuple[LodgedRow, ...]:
    """Add milestones and unread messages, each in one statement for the page."""
    ids = [row.id for row in shown]
    furthest: dict[UUID, tuple[MilestoneCode, datetime]] = {}
    steps = Milestone.objects.filter(lodger_agency_id=actor.agency, complaint_id__in=ids)
    for complaint, code, moment in steps.values_list("complaint_id", "code", "reached_at"):
        if complaint not in furthest or _ORDER[code] > _ORDER[furthest[complaint][0]]:
            furthest[complaint] = (MilestoneCode(code), moment)
    unread: dict[UUID, int] = {}
    waiting = Message.objects.filter(
        lodger_agency_id=actor.agency,
        complaint_id__in=ids,
        direction=Direction.TO_LODGER,
        read_at=None,
    )
    for complaint in waiting.values_list("complaint_id", flat=True):
        unread[complaint] = unread.get(complaint, 0) + 1
    return tuple(_row(row, reached=furthest.get(row.id), unread=unread) for row in shown)


def _row(
    row: Complaint,
    *,
    reached: tuple[MilestoneCode, datetime] | None,
    unread: dict[UUID, int],
) -> LodgedRow:
    """One line of the list; every complaint was at least received."""
    code, moment = reached or (MilestoneCode.RECEIVED, row.lodged_at)
    return LodgedRow(
        id=row.id,
        code=row.code,
        channel=row.channel,
        lodged_at=row.lodged_at,
        milestone=code,
        milestone_at=moment,
        unread=unread.get(row.id, 0),
    )
