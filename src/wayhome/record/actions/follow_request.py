"""Begin to follow a request, and end what was begun in error."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.places_in_thread import PlaceEvent, inside
from wayhome.record.domain.threads import BEGINS
from wayhome.record.models import Fact, Thread, ThreadLine
from wayhome.record.queries.thread_lines import lines_of


class NotARequest(Exception):
    """A thread begins with a standing request, and this fact is none."""


class AlreadyFollowed(Exception):
    """The request belongs to a thread already; `thread` is that one."""

    def __init__(self, thread: UUID) -> None:
        super().__init__(str(thread))
        self.thread = thread


def begin_thread(request: UUID, *, by: Actor) -> UUID:
    """Begin a thread with a request and return its id; twice gives the one that is there.

    Raises NotARequest, AlreadyFollowed when the request is told in another thread, and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        one_at_a_time(request)
        fact = Fact.objects.filter(agency_id=by.agency, id=request).first()
        if fact is None:
            raise NotFound
        if fact.kind != BEGINS or fact.confirmed_at is None or fact.withdrawn_at is not None:
            raise NotARequest
        if (found := thread_of(fact, by=by)) is not None:
            if found.begins_with_id == fact.id:
                return found.id
            raise AlreadyFollowed(found.id)
        return _begin(fact, by=by)


def end_thread(thread: UUID, *, why: str, by: Actor) -> None:
    """End a thread that was begun in error; it stays with day and reason.

    Raises NotFound; twice changes nothing.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        one_at_a_time(thread)
        row = Thread.objects.select_for_update().filter(agency_id=by.agency, id=thread).first()
        if row is None:
            raise NotFound
        if row.ended_at is not None:
            return
        row.ended_by, row.ended_at, row.ended_why = by.user, clock.now(), why
        row.save(update_fields=["ended_by", "ended_at", "ended_why"])
        leave_leaf(by=by, tag=Tag.RECORD_THREAD_ENDED, about=About(kind="thread", id=row.id))


def thread_of(request: Fact, *, by: Actor) -> Thread | None:
    """The thread, not ended, in which a request is told; None when nobody follows it."""
    named = Thread.objects.filter(
        agency_id=by.agency, ended_at__isnull=True, lines__fact=request
    ).distinct()
    for thread in named:
        if request.id in inside(lines_of(thread.id)):
            return thread
    return None


def _begin(fact: Fact, *, by: Actor) -> UUID:
    moment = clock.now()
    row = Thread(agency_id=by.agency, begins_with=fact, begun_by=by.user, begun_at=moment)
    row.save(force_insert=True)
    line = ThreadLine(
        agency_id=by.agency,
        thread=row,
        number=1,
        fact=fact,
        event=PlaceEvent.ADD,
        by=by.user,
        at=moment,
    )
    line.save(force_insert=True)
    leave_leaf(
        by=by,
        tag=Tag.RECORD_THREAD_BEGUN,
        about=About(kind="thread", id=row.id, detail={"fact": str(fact.id)}),
    )
    return row.id
