"""Take facts of the record away as a file: at once, or written in parts when they are many.

One person is enough: unlike a case, the record holds only what was published, and what two reviewers
had to see was seen by them before it stood. Who took what stays on a leaf.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, events
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.record.domain.events import ExportAsked
from wayhome.record.models import Export, ExportPart
from wayhome.record.queries.recorded import Wanted, count_facts

MOST_AT_ONCE = 500
"""How many facts are written while somebody waits; more are written in parts."""

_KEPT = timedelta(days=3)


class TooManyFacts(Exception):
    """They are more than can be written while somebody waits; `ask_export` takes any number."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Which facts a file is to hold, fixed at a moment, and how many they are."""

    wanted: Wanted
    as_of: datetime
    total: int


def export_facts(wanted: Wanted, *, form: str, by: Actor, most: int | None = MOST_AT_ONCE) -> Taken:
    """Note that facts leave in a file that is written now. Raises TooManyFacts beyond `most`."""
    require(by, Permission.SOURCE_READ)
    taken = _taken(wanted, by=by)
    if most is not None and taken.total > most:
        raise TooManyFacts
    _leave(taken, form, About(kind="agency", id=by.agency), by=by)
    return taken


def ask_export(wanted: Wanted, *, form: str, by: Actor) -> UUID:
    """Let a file of any number of facts be written; returns the id under which it comes."""
    require(by, Permission.SOURCE_READ)
    taken = _taken(wanted, by=by)
    row = Export(
        id=new_id(),
        agency_id=by.agency,
        format=form,
        source_id=wanted.source,
        kind=wanted.kind,
        starts_on=wanted.days.starts_on if wanted.days else None,
        ends_on=wanted.days.ends_on if wanted.days else None,
        as_of=taken.as_of,
        total=taken.total,
        asked_by=by.user,
    )
    with atomic():
        row.save(force_insert=True)
        _leave(taken, form, About(kind="export", id=row.id), by=by)
        events.publish(ExportAsked(agency=by.agency, export=row.id))
    return row.id


def keep_part(export: UUID, number: int, facts: int, *, content: bytes, by: Actor) -> None:
    """Keep a part of a file; one that is there stays. Raises NotFound."""
    require(by, Permission.SOURCE_READ)
    if not Export.objects.filter(agency_id=by.agency, id=export).exists():
        raise NotFound
    part = ExportPart(
        agency_id=by.agency, export_id=export, number=number, facts=facts, content=content
    )
    ExportPart.objects.bulk_create([part], ignore_conflicts=True)


def forget_exports(*, by: Actor) -> None:
    """Forget files that were asked for days ago."""
    require(by, Permission.SOURCE_READ)
    old = Export.objects.filter(agency_id=by.agency, as_of__lt=clock.now() - _KEPT)
    ExportPart.objects.filter(agency_id=by.agency, export__in=old).delete()
    old.delete()


def _taken(wanted: Wanted, *, by: Actor) -> Taken:
    as_of = wanted.as_of or clock.now()
    fixed = replace(wanted, as_of=as_of)
    return Taken(fixed, as_of, total=count_facts(by, fixed))


def _leave(taken: Taken, form: str, about: About, *, by: Actor) -> None:
    """A leaf with codes, ids and days, and no words of anybody's."""
    wanted, days = taken.wanted, taken.wanted.days
    detail: dict[str, str | int] = {
        "format": form,
        "facts": taken.total,
        "kind": wanted.kind,
        "source": str(wanted.source or ""),
        "from": days.starts_on.isoformat() if days else "",
        "to": days.ends_on.isoformat() if days else "",
    }
    told = About(kind=about.kind, id=about.id, detail=detail)
    leave_leaf(by=by, tag=Tag.RECORD_EXPORTED, about=told)
