"""A leaf as the auditor reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.queries.colleagues import Office
from wayhome.audit.queries.leaves import LeafRow
from wayhome.kernel.actor import ActorKind
from wayhome.web.casework.auditing import sentences

_SHORT = 8


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One leaf in words; `about` and `short` name what it happened to without opening it."""

    id: UUID
    at: datetime
    who: str
    what: str
    about: str
    subject: UUID
    short: str
    purpose: str
    field_groups: str


def audit_line(row: LeafRow, people: Office) -> AuditLine:
    """A leaf with names and words."""
    return AuditLine(
        id=row.id,
        at=row.at,
        who=_who(row, people),
        what=sentences.sentence(row.tag),
        about=sentences.kind(row.kind),
        subject=row.subject,
        short=row.subject.hex[:_SHORT],
        purpose=_label(row.purpose, Purpose),
        field_groups=", ".join(_label(group, FieldGroup) for group in row.field_groups),
    )


def _who(row: LeafRow, people: Office) -> str:
    """Who did it: a colleague by name, or the sort of actor."""
    if row.actor is not None:
        return people.name(row.actor) or _("Somebody who is not on the list")
    if row.actor_kind is ActorKind.LODGER:
        return _("A lodger")
    if row.actor_kind is ActorKind.PUBLIC:
        return _("A reader of the public record")
    return _("The system")


def _label(code: str, words: type[Purpose] | type[FieldGroup]) -> str:
    """A code in words; an old leaf may have one that is no more."""
    return str(words(code).label) if code in words.values else code
