"""What was written about entries: the pile, and one opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.paging import Page, moment_and_row, moment_cursor, page_of
from wayhome.kernel.sealing import Place, unseal
from wayhome.release.domain.statuses import Outcome, RequestKind
from wayhome.release.models import Request

_TABLE = "release_request"
_PAGE = 26


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request without its words."""

    id: UUID
    entry: UUID
    kind: RequestKind
    language: str
    may_publish: bool
    received_at: datetime
    settled_at: datetime | None
    outcome: Outcome | None
    erased_at: datetime | None

    @property
    def days_waiting(self) -> int | None:
        """On how many days before today it came; None once it is settled."""
        if self.settled_at is not None:
            return None
        return (clock.local_today() - clock.local_day(self.received_at)).days


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """A request with its words, and how the writer wants to be called and reached."""

    row: RequestRow
    words: str
    name: str
    contact: str


def requests(actor: Actor, *, settled: bool = False, cursor: str = "") -> Page[RequestRow]:
    """Requests of the own agency: those that wait, the oldest first, or those settled.

    Raises CursorNotUnderstood and NotFound.
    """
    require(actor, Permission.RECORD_PUBLISH)
    rows = Request.objects.filter(agency_id=actor.agency, settled_at__isnull=not settled)
    if cursor:
        moment, last = moment_and_row(cursor)
        rows = rows.filter(received_at__gte=moment).exclude(received_at=moment, id__lte=last)
    listed = [_row(row) for row in rows.order_by("received_at", "id")[:_PAGE]]
    return page_of(listed, lambda row: moment_cursor(row.received_at, row.id))


@dataclass(frozen=True, slots=True)
class WaitingLetters:
    """How many requests nobody settled, and when the oldest of them came."""

    count: int
    oldest: datetime | None


def waiting_letters(actor: Actor) -> WaitingLetters:
    """Requests that wait, however long: nothing erases them before somebody settled them."""
    require(actor, Permission.RECORD_PUBLISH, Target(agency=actor.agency))
    rows = Request.objects.filter(agency_id=actor.agency, settled_at__isnull=True)
    found = rows.aggregate(count=Count("id"), oldest=Min("received_at"))
    return WaitingLetters(found["count"], found["oldest"])


def request(actor: Actor, request_id: UUID) -> RequestRow:
    """One request of the own agency, closed. Raises NotFound."""
    require(actor, Permission.RECORD_PUBLISH)
    return _row(_found(actor, request_id))


def open_request(actor: Actor, request_id: UUID) -> OpenedRequest:
    """One request with its words; leaves a leaf. Raises NotFound, for one that was erased too."""
    require(actor, Permission.RECORD_PUBLISH)
    row = _found(actor, request_id)
    if row.erased_at is not None:
        raise NotFound
    about = About(
        kind="request",
        id=row.id,
        purpose=Purpose.QUALITY,
        field_groups=("contact", "identity"),
        detail={"entry": str(row.entry_id)},
    )
    leave_leaf(by=actor, tag=Tag.RELEASE_REQUEST_OPENED, about=about)
    return OpenedRequest(
        row=_row(row),
        words=_opened(row, "sealed_words"),
        name=_opened(row, "sealed_name"),
        contact=_opened(row, "sealed_contact"),
    )


def _found(actor: Actor, request_id: UUID) -> Request:
    row = Request.objects.filter(agency_id=actor.agency, id=request_id).first()
    if row is None:
        raise NotFound
    return row


def _opened(row: Request, column: str) -> str:
    """A sealed text; empty when there is none or its key was destroyed."""
    sealed = getattr(row, column)
    if sealed is None:
        return ""
    try:
        key = keys.store().get(row.key_id)
    except KeyMissing:
        return ""
    return unseal(sealed, key=key, place=Place(_TABLE, column, row.id)).decode()


def _row(row: Request) -> RequestRow:
    return RequestRow(
        id=row.id,
        entry=row.entry_id,
        kind=RequestKind(row.kind),
        language=row.language,
        may_publish=row.may_publish,
        received_at=row.received_at,
        settled_at=row.settled_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        erased_at=row.erased_at,
    )
