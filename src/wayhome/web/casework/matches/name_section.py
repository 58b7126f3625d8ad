"""The names of a person as the page shows them: closed, or opened for a purpose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import Office
from wayhome.kernel.actor import Actor
from wayhome.people.queries.name_forms import FormRow, Names, name_forms
from wayhome.web.casework.matches.forms import NewNameForm, PurposeForm


@dataclass(frozen=True, slots=True)
class AddedForm:
    """A form that somebody added: of which kind, to which complaint's words, and what became of it."""

    id: UUID
    kind: str
    code: str
    who: str
    at: datetime
    withdrawn_by: str
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenedNames:
    """What one complaint calls the person, and the forms added to it that stand."""

    code: str
    told: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent about names, to be shown again as it was typed, and the names if opened.

    `changed` is the form that was added or withdrawn just now.
    """

    changed: str = ""
    new_name: NewNameForm | None = None
    purpose: PurposeForm | None = None
    opened: tuple[Names, ...] | None = None


@dataclass(frozen=True, slots=True)
class NameSection:
    """The part of the page about names; a form is None where the actor may not use it."""

    forms: tuple[AddedForm, ...]
    changed: AddedForm | None
    opened: tuple[OpenedNames, ...] | None
    open_form: PurposeForm
    new_name: NewNameForm | None


def name_section(
    actor: Actor, codes: Mapping[UUID, str], people: Office, *, asked: Asked
) -> NameSection:
    """The names of these mentions; `codes` names the complaint of each, the earliest first."""
    rows = name_forms(actor, list(codes))
    new_name = asked.new_name or NewNameForm(mentions=codes)
    forms = tuple(_added(row, codes, people) for row in rows)
    return NameSection(
        forms=forms,
        changed=next((form for form in forms if str(form.id) == asked.changed), None),
        opened=_opened(asked.opened, codes) if asked.opened is not None else None,
        open_form=asked.purpose or PurposeForm(actor=actor, permission=Permission.MATCH_READ),
        new_name=new_name if can(actor, Permission.PERSON_NAME) else None,
    )


def _added(row: FormRow, codes: Mapping[UUID, str], people: Office) -> AddedForm:
    """A form in words, without the name."""
    return AddedForm(
        id=row.id,
        kind=str(row.kind.label),
        code=codes.get(row.person, "…"),
        who=people.name(row.by),
        at=row.at,
        withdrawn_by=people.name(row.withdrawn_by) if row.withdrawn_at else "",
        withdrawn_at=row.withdrawn_at,
    )


def _opened(names: Sequence[Names], codes: Mapping[UUID, str]) -> tuple[OpenedNames, ...]:
    """The opened names by the codes of their complaints."""
    return tuple(
        OpenedNames(code=codes.get(each.person, "…"), told=each.told, added=each.added)
        for each in names
    )
