"""Write one edit into its case, unless the office changed the same."""

from typing import Any
from uuid import UUID

from wayhome.cases.actions.add_note import add_note
from wayhome.cases.actions.work_on import work_on
from wayhome.field.actions.writing.answers import ANSWERS
from wayhome.field.actions.writing.dangers import DANGERS
from wayhome.field.actions.writing.plans import PLANS
from wayhome.field.actions.writing.writer import Values, Writer
from wayhome.field.domain.edits import Edit, EditUnreadable
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.merging import merge
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

_WRITERS: dict[EditKind, Writer] = {
    EditKind.ANSWERS: ANSWERS,
    EditKind.DANGER: DANGERS,
    EditKind.PLAN: PLANS,
}


class Clashes(Exception):
    """Office and field changed the same to different values; nothing was written."""

    def __init__(self, office: Values) -> None:
        super().__init__()
        self.office = dict(office)


def connect_writer(kind: EditKind, writer: Writer) -> None:
    """Let a room beside this one write a kind of edit; called in the wiring."""
    _WRITERS[kind] = writer


def writer_of(kind: EditKind) -> Writer:
    """The writer of a kind. Raises EditUnreadable for one that nobody writes here."""
    if kind not in _WRITERS:
        raise EditUnreadable
    return _WRITERS[kind]


def check_edit(edit: Edit) -> None:
    """Raises EditUnreadable for values that the kind of the edit does not have."""
    if edit.kind is not EditKind.NOTE:
        writer_of(edit.kind).check(edit)


def write_edit(
    edit: Edit, *, note: UUID, by: Actor, decided: Values | None = None
) -> dict[str, Any]:
    """Write an edit and return what holds after it; `note` is the id of a note that comes of it.

    Raises Clashes, and what the actions of its kind raise: NotFound, EventRefused and so on.
    """
    with atomic():
        if edit.kind is EditKind.NOTE:
            add_note(case=edit.case, text=edit.text, note=note, by=by)
            return {}
        writer = writer_of(edit.kind)
        work_on(edit.case, None, by=by, needs=writer.needs)
        office = writer.office(by, edit)
        merged = merge(edit.base, office, edit.values, decided=decided)
        if not merged.is_clear:
            raise Clashes(office)
        if merged.values != office:
            writer.write(by, edit, merged.values)
        return merged.values
