"""Put a fact into a thread, say that it does not belong, and undo the last of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.follow_request import AlreadyFollowed, thread_of
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.places_in_thread import Place, PlaceEvent, place_after, places
from wayhome.record.domain.threads import BEGINS, PARTS, Why
from wayhome.record.models import Fact, Thread, ThreadLine
from wayhome.record.queries.thread_lines import lines_of


class HasNoPlace(Exception):
    """This kind of fact has no place in a thread, or the fact does not stand."""


class BeginsTheThread(Exception):
    """The request that a thread begins with cannot be taken from it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a fact stands to a thread now."""

    place: Place


def add_to_thread(
    thread: UUID, fact: UUID, *, reasons: Sequence[Why] = (), said: str = "", by: Actor
) -> Placed:
    """Put a standing fact into a thread; `reasons` are those for which it was proposed.

    Raises HasNoPlace, AlreadyFollowed when a request belongs to another thread, and NotFound; a
    fact that is inside stays so.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, told = _locked(thread, fact, by=by)
        stands = told.confirmed_at is not None and told.withdrawn_at is None
        if told.kind not in PARTS or not stands:
            raise HasNoPlace
        if told.kind == BEGINS:
            one_at_a_time(told.id)
            other = thread_of(told, by=by)
            if other is not None and other.id != row.id:
                raise AlreadyFollowed(other.id)
        return _place(row, told, PlaceEvent.ADD, reasons=reasons, said=said, by=by)


def remove_from_thread(thread: UUID, fact: UUID, *, said: str = "", by: Actor) -> Placed:
    """Say that a fact does not belong in a thread; it is not proposed for it again.

    Raises BeginsTheThread and NotFound; twice changes nothing.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, told = _locked(thread, fact, by=by)
        if row.begins_with_id == told.id:
            raise BeginsTheThread
        return _place(row, told, PlaceEvent.REMOVE, reasons=(), said=said, by=by)


def undo_place(thread: UUID, fact: UUID, *, by: Actor) -> Placed:
    """Undo the last thing done with a fact in a thread.

    Raises PlaceRefused when nothing was done, AlreadyFollowed, HasNoPlace, BeginsTheThread, NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, told = _locked(thread, fact, by=by)
        came = places(lines_of(row.id)).get(told.id, (Place.OUTSIDE,))
        if row.begins_with_id == told.id:
            raise BeginsTheThread
        after = place_after(came, PlaceEvent.UNDO)[-1]
        if after is Place.INSIDE and told.kind == BEGINS:
            one_at_a_time(told.id)
            other = thread_of(told, by=by)
            if other is not None and other.id != row.id:
                raise AlreadyFollowed(other.id)
        return _place(row, told, PlaceEvent.UNDO, reasons=(), said="", by=by)


def _locked(thread: UUID, fact: UUID, *, by: Actor) -> tuple[Thread, Fact]:
    """A thread that goes on, and a fact of the same agency; others wait until this is done."""
    one_at_a_time(thread)
    row = Thread.objects.filter(agency_id=by.agency, id=thread, ended_at__isnull=True).first()
    told = Fact.objects.filter(agency_id=by.agency, id=fact).first()
    if row is None or told is None:
        raise NotFound
    return row, told


_LEADS_TO = {PlaceEvent.ADD: Place.INSIDE, PlaceEvent.REMOVE: Place.ASIDE}


def _place(  # noqa: PLR0913  # what a line of the history holds
    row: Thread,
    fact: Fact,
    event: PlaceEvent,
    *,
    reasons: Sequence[Why],
    said: str,
    by: Actor,
) -> Placed:
    history = lines_of(row.id)
    came = places(history).get(fact.id, (Place.OUTSIDE,))
    if _LEADS_TO.get(event) is came[-1]:
        return Placed(came[-1])
    after = place_after(came, event)
    line = ThreadLine(
        agency_id=row.agency_id,
        thread=row,
        number=len(history) + 1,
        fact=fact,
        event=event,
        reasons=list(reasons),
        said=said,
        by=by.user,
        at=clock.now(),
    )
    line.save(force_insert=True)
    leave_leaf(
        by=by,
        tag=Tag.RECORD_THREAD_CHANGED,
        about=About(kind="thread", id=row.id, detail={"fact": str(fact.id), "event": event.value}),
    )
    return Placed(after[-1])
