"""Take the table of screenings away as a file; that somebody did is on the record."""

from dataclasses import dataclass

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.screening.queries.opened import names_for_file
from wayhome.screening.queries.screenings import (
    ScreeningFilter,
    ScreeningRow,
    count_screenings,
    every_screening,
)

MOST = 20_000


class TooManyScreenings(Exception):
    """The file would be longer than MOST rows: narrow it to fewer days."""


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A screening as the file has it; no names unless they were asked for and may be seen."""

    row: ScreeningRow
    names: tuple[str, ...] = ()


def export_screenings(
    wanted: ScreeningFilter, *, by: Actor, names_for: Purpose | None = None
) -> tuple[ExportedRow, ...]:
    """Every screening that the filter lets through; with names only for a purpose.

    Raises TooManyScreenings, and NotFound when names are asked for and not the actor's to see.
    """
    decision = require(by, Permission.SCREENING_LIST)
    if names_for is not None:
        decision = require(by, Permission.SCREENING_READ)
        if names_for not in decision.purposes:
            raise NotFound
    if count_screenings(by, wanted) > MOST:
        raise TooManyScreenings
    rows = tuple(every_screening(by, wanted))
    ids = [row.id for row in rows]
    named = names_for_file(by, ids, purpose=names_for) if names_for else {}
    about = About(
        kind="agency",
        id=by.agency,
        purpose=names_for.value if names_for else None,
        detail={"rows": len(rows), "names": len(named)},
    )
    leave_leaf(by=by, tag=Tag.SCREENING_TABLE_EXPORTED, about=about)
    return tuple(ExportedRow(row, named.get(row.id, ())) for row in rows)
