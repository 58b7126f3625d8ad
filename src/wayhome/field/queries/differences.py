"""What came from the field and waits for somebody: both versions, side by side."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.readable import readable_codes, readable_ids
from wayhome.field.domain.edit_states import OPEN, EditState
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.merging import merge
from wayhome.field.domain.replies import Choice, Why
from wayhome.field.models import FieldEdit, Settlement
from wayhome.field.policy import officer
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json

MOST = 200


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit without its text: what it is about, whose it is, where it stands."""

    id: UUID
    case: UUID
    case_code: str
    kind: EditKind
    about: str
    about_version: str
    state: EditState
    why: Why
    written_by: UUID
    handed_in_by: UUID
    received_at: datetime
    device_at: datetime | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing with what its writer saw, what the office had, and what was written."""

    name: str
    base: Any
    office: Any
    field: Any
    clashes: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """How it was settled: what was chosen, what stood then, and what stands after it."""

    choice: Choice
    office: Mapping[str, Any]
    values: Mapping[str, Any]
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class EditPage:
    """An edit with both versions; `version` is the one of the case that is shown."""

    line: EditLine
    differences: tuple[Difference, ...]
    version: int
    settled: Settled | None

    @property
    def clashes(self) -> tuple[str, ...]:
        """What somebody has to choose."""
        return tuple(each.name for each in self.differences if each.clashes)


@dataclass(frozen=True, slots=True)
class OpenedEdit:
    """The text of one edit, open."""

    id: UUID
    text: str = field(repr=False)


def open_edits(actor: Actor) -> tuple[EditLine, ...]:
    """Edits that wait for somebody, of cases that the actor may read, the oldest first.

    Raises NotFound.
    """
    require(actor, Permission.CASE_UPDATE)
    cases = readable_codes(actor)
    waiting = FieldEdit.objects.filter(agency_id=actor.agency, state__in=OPEN)
    rows = waiting.filter(case_id__in=cases).order_by("received_at", "sequence")[:MOST]
    return tuple(_line(row, cases[row.case_id]) for row in rows)


def open_edit_count(actor: Actor) -> int:
    """How many edits wait for somebody, of cases that the actor may read. Raises NotFound."""
    require(actor, Permission.CASE_UPDATE)
    waiting = FieldEdit.objects.filter(agency_id=actor.agency, state__in=OPEN)
    return waiting.filter(case_id__in=readable_ids(actor)).count()


def kept_for_others(actor: Actor) -> int:
    """How many edits of the actor wait in cases that the actor may read no longer. Raises NotFound."""
    own = FieldEdit.objects.filter(
        agency_id=actor.agency, written_by=officer(actor), state__in=OPEN
    )
    return own.exclude(case_id__in=readable_ids(actor)).count()


def edit_page(actor: Actor, edit: UUID) -> EditPage:
    """One edit with both versions. Raises NotFound."""
    row, code, version = _reached(actor, edit)
    settled = Settlement.objects.filter(agency_id=actor.agency, edit=row).first()
    merged = merge(row.base, row.office, row.written)
    names = sorted(
        name
        for name in {*row.base, *row.written}
        if row.written.get(name, row.base.get(name)) != row.base.get(name)
    )
    return EditPage(
        line=_line(row, code),
        differences=tuple(
            Difference(
                name=name,
                base=row.base.get(name),
                office=row.office.get(name),
                field=row.written.get(name),
                clashes=name in merged.clashes and row.state == EditState.CONFLICT,
            )
            for name in names
        ),
        version=version,
        settled=_settled(settled) if settled else None,
    )


def open_edit_text(actor: Actor, edit: UUID, *, purpose: Purpose) -> OpenedEdit:
    """Open the text of one edit for a purpose, and leave a leaf. Raises NotFound."""
    row, _code, _version = _reached(actor, edit)
    at_hand, may = case_at_hand(actor, row.case_id, Permission.FIELDS_OPEN)
    group = FieldGroup.INTERNAL_NOTES
    if group not in may.field_groups or purpose not in may.purposes or row.sealed_text is None:
        raise NotFound
    place = Place("field_edit", "sealed_text", row.id)
    text: str = unseal_json(row.sealed_text, key=keys.store().get(at_hand.key), place=place)
    about = About(
        kind="case",
        id=row.case_id,
        purpose=purpose.value,
        field_groups=[group.value],
        detail={"edit": str(row.id)},
    )
    leave_leaf(by=actor, tag=Tag.FIELD_EDIT_OPENED, about=about)
    return OpenedEdit(row.id, text)


def _reached(actor: Actor, edit: UUID) -> tuple[FieldEdit, str, int]:
    """An edit of a case that the actor works on, its code and version. Raises NotFound."""
    row = FieldEdit.objects.filter(id=edit, agency_id=actor.agency).first()
    if row is None:
        raise NotFound
    at_hand, _decision = case_at_hand(actor, row.case_id, Permission.CASE_UPDATE)
    return row, at_hand.code, at_hand.version


def _line(row: FieldEdit, code: str) -> EditLine:
    return EditLine(
        id=row.id,
        case=row.case_id,
        case_code=code,
        kind=EditKind(row.kind),
        about=row.about,
        about_version=row.about_version,
        state=EditState(row.state),
        why=Why(row.why),
        written_by=row.written_by,
        handed_in_by=row.handed_in_by,
        received_at=row.received_at,
        device_at=row.device_at,
    )


def _settled(row: Settlement) -> Settled:
    return Settled(Choice(row.choice), row.office, row.result, row.settled_at, row.settled_by)


def cases_of_edits(actor: Actor, edits: Collection[UUID]) -> tuple[UUID, ...]:
    """The cases of these edits: ids only, for whoever just handed them in."""
    own = FieldEdit.objects.filter(agency_id=actor.agency, id__in=edits)
    return tuple(own.values_list("case_id", flat=True).order_by("case_id").distinct())
