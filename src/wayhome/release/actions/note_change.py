"""Add a line to the history of an entry; part of every action that changes one."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.release.domain.statuses import ChangeCode
from wayhome.release.models import Change, Entry


def note_change(entry: Entry, code: ChangeCode, *, by: Actor) -> None:
    """Add the next line; whoever calls has written or locked the entry."""
    number = Change.objects.filter(agency_id=entry.agency_id, entry=entry).count() + 1
    line = Change(
        agency_id=entry.agency_id,
        entry=entry,
        number=number,
        code=code,
        at=clock.now(),
        made_by=by.user,
    )
    line.save(force_insert=True)


def locked_entry(entry: UUID, *, by: Actor) -> Entry:
    """An entry of the own agency that nobody else changes meanwhile. Raises NotFound."""
    row = Entry.objects.select_for_update().filter(agency_id=by.agency, id=entry).first()
    if row is None:
        raise NotFound
    return row
