"""The queue: which complaints an agency has, the most urgent first, each with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.domain.urgency import LONG_WAIT_DAYS, UrgencyReason
from wayhome.intake.models import Complaint
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import PAGE_SIZE, Page, moment_and_row, moment_cursor, page_of

COLUMNS = (
    "id",
    "code",
    "agency_id",
    "lodger_agency_id",
    "entered_by",
    "channel",
    "lodger_kind",
    "language",
    "lodged_at",
    "nationality",
    "last_country",
    "last_province",
    "sex",
    "age_years",
    "is_child",
    "danger",
    "has_attachments",
    "status",
    "first_action_at",
    "urgency",
    "urgency_reasons",
    "turn_at",
    "erased_at",
)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a list is narrowed to; an empty value narrows nothing. Codes only."""

    status: ComplaintStatus | None = ComplaintStatus.NEW
    danger: str = ""
    lodger_kind: str = ""
    channel: str = ""
    nationality: str = ""
    province: str = ""
    children_only: bool = False
    code: str = ""
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One complaint in clear: codes, coarse facts, urgency with its reasons, days waiting."""

    id: UUID
    code: str
    agency: UUID
    lodger_agency: UUID | None
    entered_by: UUID | None
    channel: str
    lodger_kind: str
    language: str
    lodged_at: datetime
    nationality: str
    last_country: str
    last_province: str
    sex: str
    age_years: int | None
    is_child: bool | None
    danger: str
    has_attachments: bool
    status: ComplaintStatus
    first_action_at: datetime | None
    urgency: int
    reasons: tuple[UrgencyReason, ...]
    waiting_days: int
    erased_at: datetime | None = None


def queue(actor: Actor, wanted: QueueFilter) -> Page[QueueRow]:
    """A page of 25 complaints of the actor's agency in the order of their turn.

    Raises NotFound when the actor may not list, CursorNotUnderstood for an altered cursor.
    """
    require(actor, Permission.COMPLAINT_LIST)
    found = _after(_narrowed(_of_agency(actor), wanted), wanted.cursor)
    rows = list(found.order_by("turn_at", "id")[: PAGE_SIZE + 1])
    at = page_of(rows, lambda row: moment_cursor(row.turn_at, row.id))
    return Page(tuple(map(queue_row, at.rows)), at.next_cursor)


def rows_of(actor: Actor, ids: Iterable[UUID]) -> tuple[QueueRow, ...]:
    """The given complaints of the actor's agency, for a list that another room put together."""
    found = _of_agency(actor).filter(id__in=list(ids)).order_by("turn_at", "id")
    return tuple(map(queue_row, found))


def waiting_count(actor: Actor, *, most: int = 1000) -> int:
    """How many complaints wait for triage, counted up to `most`."""
    require(actor, Permission.COMPLAINT_LIST)
    return _of_agency(actor).filter(status=ComplaintStatus.NEW)[:most].count()


def queue_row(row: Complaint) -> QueueRow:
    """A row as lists show it; a long wait is one of the reasons."""
    waiting = (clock.now() - row.lodged_at).days if row.status == ComplaintStatus.NEW else 0
    reasons = [UrgencyReason(code) for code in row.urgency_reasons]
    if waiting >= LONG_WAIT_DAYS:
        reasons.append(UrgencyReason.WAITING_LONG)
    return QueueRow(
        id=row.id,
        code=row.code,
        agency=row.agency_id,
        lodger_agency=row.lodger_agency_id,
        entered_by=row.entered_by,
        channel=row.channel,
        lodger_kind=row.lodger_kind,
        language=row.language,
        lodged_at=row.lodged_at,
        nationality=row.nationality,
        last_country=row.last_country,
        last_province=row.last_province,
        sex=row.sex,
        age_years=row.age_years,
        is_child=row.is_child,
        danger=row.danger,
        has_attachments=row.has_attachments,
        status=ComplaintStatus(row.status),
        first_action_at=row.first_action_at,
        urgency=row.urgency,
        reasons=tuple(reasons),
        waiting_days=max(0, waiting),
        erased_at=row.erased_at,
    )


def _of_agency(actor: Actor) -> QuerySet[Complaint]:
    """Complaints that the actor's agency received, without what is sealed."""
    return Complaint.objects.filter(agency_id=actor.agency).only(*COLUMNS)


def _narrowed(found: QuerySet[Complaint], wanted: QueueFilter) -> QuerySet[Complaint]:
    """Apply the filter."""
    equal = {
        "status": wanted.status.value if wanted.status else "",
        "danger": wanted.danger,
        "lodger_kind": wanted.lodger_kind,
        "channel": wanted.channel,
        "nationality": wanted.nationality,
        "last_province": wanted.province,
        "code": wanted.code.upper(),
    }
    found = found.filter(**{column: value for column, value in equal.items() if value})
    return found.filter(is_child=True) if wanted.children_only else found


def _after(found: QuerySet[Complaint], cursor: str) -> QuerySet[Complaint]:
    """Only what comes after the cursor."""
    if not cursor:
        return found
    turn, last = moment_and_row(cursor)
    return found.filter(Q(turn_at__gt=turn) | Q(turn_at=turn, id__gt=last))
