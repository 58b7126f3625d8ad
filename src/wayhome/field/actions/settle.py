"""Settle an edit that could not simply be written: choose a version, or write a third."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.field.actions.keeping import kept_edit
from wayhome.field.actions.writing.write import check_edit, write_edit, writer_of
from wayhome.field.domain.edit_states import EditEvent, EditState, state_after
from wayhome.field.domain.edits import Edit
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.merging import merge
from wayhome.field.domain.replies import Choice
from wayhome.field.models import FieldEdit, Settlement
from wayhome.field.policy import officer
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


class ChoiceMissing(Exception):
    """Something that both changed has no value yet; a note has no third version."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody chose, on the version of the case that was shown.

    `values` are for the third: a value for each thing that both changed.
    """

    choice: Choice
    version: int
    values: Mapping[str, Any] = field(default_factory=dict)


def settle(*, edit: UUID, decided: Decided, by: Actor) -> None:
    """Settle an edit once, under the actor's own permissions; both versions are kept for ever.

    What the field changed and nobody else did is written with either choice. Raises NotFound,
    StepRefused when it is settled already, CaseChanged, ChoiceMissing, and what the actions of its kind
    raise (EventRefused, UnknownProfile, ProfileForOthers).
    """
    with atomic():
        row = FieldEdit.objects.select_for_update().filter(id=edit, agency_id=by.agency).first()
        if row is None:
            raise NotFound
        at_hand, _decision = case_at_hand(by, row.case_id, Permission.CASE_UPDATE)
        after = state_after(EditState(row.state), EditEvent.SETTLE)
        if at_hand.version != decided.version:
            raise CaseChanged(at_hand.id)
        written = kept_edit(row)
        office = _office(written, by=by)
        values = _values(row, written, decided, office=office, by=by)
        Settlement(
            agency_id=row.agency_id,
            edit=row,
            choice=decided.choice,
            office=office,
            result=values,
            settled_at=clock.now(),
            settled_by=officer(by),
        ).save(force_insert=True)
        row.state = after
        row.save(update_fields=["state"])
        detail = {"edit": str(row.id), "choice": decided.choice.value}
        about = About(kind="case", id=row.case_id, detail=detail)
        leave_leaf(by=by, tag=Tag.FIELD_EDIT_SETTLED, about=about)


def _office(edit: Edit, *, by: Actor) -> dict[str, Any]:
    """What the office has now."""
    return {} if edit.kind is EditKind.NOTE else dict(writer_of(edit.kind).office(by, edit))


def _values(
    row: FieldEdit, edit: Edit, decided: Decided, *, office: dict[str, Any], by: Actor
) -> dict[str, Any]:
    """Write what was chosen, and return what holds after it."""
    # An edit that needed a colleague is put aside by leaving what the office has.
    if decided.choice is Choice.OFFICE and row.state != EditState.CONFLICT:
        return office
    clashes = merge(edit.base, office, edit.values).clashes
    match decided.choice:
        case Choice.FIELD:
            chosen = {name: edit.values.get(name) for name in clashes}
        case Choice.OFFICE:
            chosen = {name: office.get(name) for name in clashes}
        case Choice.THIRD:
            chosen = _third(edit, decided, clashes)
    return write_edit(edit, note=row.id, by=by, decided=chosen)


def _third(edit: Edit, decided: Decided, clashes: tuple[str, ...]) -> dict[str, Any]:
    """The third version of everything that both changed. Raises ChoiceMissing, EditUnreadable."""
    if not clashes or not set(clashes) <= set(decided.values):
        raise ChoiceMissing
    chosen = {name: decided.values[name] for name in clashes}
    check_edit(
        Edit(id=edit.id, case=edit.case, kind=edit.kind, order=0, about=edit.about, values=chosen)
    )
    return chosen
