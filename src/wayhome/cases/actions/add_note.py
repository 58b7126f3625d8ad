"""Add a note to a case."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, add_line, lock_case
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import Note
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal_json


class NoteEmpty(Exception):
    """A note says something."""


def add_note(*, case: UUID, text: str, by: Actor, note: UUID | None = None) -> UUID:
    """Add a note, sealed; `note` is the id that came with the form, so that twice adds once.

    A note takes nothing from anybody else's work, so no version is asked. Raises NotFound,
    EventRefused, NoteEmpty.
    """
    if not text.strip():
        raise NoteEmpty
    note_id = note or new_id()
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.ADD_NOTE), by=by)
        if Note.objects.filter(id=note_id, agency_id=row.agency_id, case=row).exists():
            return note_id
        sealed = seal_json(
            text.strip(),
            key=keys.store().get(row.key_id),
            place=Place("cases_note", "sealed_text", note_id),
        )
        Note(
            id=note_id,
            agency_id=row.agency_id,
            case=row,
            sealed_text=sealed,
            written_at=clock.now(),
            written_by=by.user,
        ).save(force_insert=True)
        add_line(row, Line(StepKind.NOTE, subject=note_id), by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_NOTE_ADDED,
            about=About(kind="case", id=row.id, detail={"note": str(note_id)}),
        )
    return note_id
