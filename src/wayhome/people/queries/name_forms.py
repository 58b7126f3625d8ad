"""The further forms of a person's name: who added which kind when, and, opened, the names."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.people.domain.name_forms import NameKind
from wayhome.people.models import NameForm
from wayhome.people.queries.described import described
from wayhome.people.queries.person import cluster_of, members


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form of a mention's name, as codes: nothing opened."""

    id: UUID
    person: UUID
    kind: NameKind
    by: UUID | None
    at: datetime
    withdrawn_by: UUID | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one mention: as the complaint tells them, and those added that stand."""

    person: UUID
    told: tuple[str, ...]
    added: tuple[str, ...]


def name_forms(actor: Actor, persons: Collection[UUID]) -> tuple[FormRow, ...]:
    """The forms added to these persons, the first added first, withdrawn ones too.

    Part of a larger page, which asks the policy.
    """
    lines = NameForm.objects.filter(agency_id=actor.agency, person_id__in=list(persons))
    told = tuple(lines.defer("sealed_name").order_by("written_at", "id"))
    ends = {line.withdraws: line for line in told if line.withdraws}
    return tuple(
        FormRow(
            id=line.id,
            person=line.person_id,
            kind=NameKind(line.kind),
            by=line.written_by,
            at=line.written_at,
            withdrawn_by=ends[line.id].written_by if line.id in ends else None,
            withdrawn_at=ends[line.id].written_at if line.id in ends else None,
        )
        for line in told
        if not line.withdraws
    )


def person_of(actor: Actor, form: UUID) -> UUID:
    """The person that a form was added to. Raises NotFound."""
    require(actor, Permission.MATCH_READ)
    added = NameForm.objects.filter(agency_id=actor.agency, id=form, withdraws__isnull=True)
    person: UUID | None = added.values_list("person_id", flat=True).first()
    if person is None:
        raise NotFound
    return person


def open_names(actor: Actor, person_id: UUID, *, purpose: Purpose) -> tuple[Names, ...]:
    """Open the names of every mention held to be this person, and leave one leaf.

    Raises NotFound when role or purpose does not allow it.
    """
    decision = require(actor, Permission.MATCH_READ)
    if purpose not in decision.purposes or FieldGroup.IDENTITY not in decision.field_groups:
        raise NotFound
    cluster = cluster_of(actor, person_id)
    opened = described(actor.agency, members(actor, cluster))
    about = About(
        kind="person",
        id=cluster,
        purpose=purpose.value,
        field_groups=[FieldGroup.IDENTITY.value],
    )
    leave_leaf(by=actor, tag=Tag.PEOPLE_FIELDS_OPENED, about=about)
    return tuple(_names(each.id, each.description.names, each.added) for each in opened)


def _names(person: UUID, names: tuple[str, ...], added: int) -> Names:
    """The told and the added names apart."""
    told = len(names) - added
    return Names(person=person, told=names[:told], added=names[told:])
