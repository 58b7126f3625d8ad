"""Write what is told of an alleged person; part of `add_alleged` and `tell_alleged`."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.cases.queries.case_at_hand import persons_at_hand
from wayhome.justice.domain.identity import Identity, seal_identity
from wayhome.justice.domain.relations import Forced, Relation
from wayhome.justice.domain.roles import check_roles
from wayhome.justice.models import AllegedPerson, Telling
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id


class PersonNotOfCase(Exception):
    """The complaint tells of nobody in this case."""


@dataclass(frozen=True, slots=True)
class NewTelling:
    """Roles as HTCDS codes, the relation to a person of the case or to all, and whether forced."""

    roles: Collection[str]
    relation: Relation = Relation.UNKNOWN
    complaint: UUID | None = None
    may_be_forced: Forced = Forced.UNKNOWN


def check_telling(told: NewTelling, *, case: UUID, by: Actor) -> None:
    """Refuse unknown roles and strangers to the case. Raises RoleUnknown, PersonNotOfCase, NotFound."""
    check_roles(told.roles)
    if told.complaint is not None:
        require_person(told.complaint, case=case, by=by)


def require_person(complaint: UUID, *, case: UUID, by: Actor) -> None:
    """The complaint tells of a person of the case. Raises PersonNotOfCase, NotFound."""
    known = {each for person in persons_at_hand(by, case) for each in person.complaints}
    if complaint not in known:
        raise PersonNotOfCase


def write_telling(
    person: AllegedPerson, told: NewTelling, *, identity: Identity | None, by: Actor
) -> UUID:
    """Add the next telling; without identity it takes the person back."""
    telling = new_id()
    sealed = None
    if identity is not None:
        sealed = seal_identity(identity, key=keys.store().get(person.key_id), telling=telling)
    own = Telling.objects.filter(agency_id=person.agency_id, alleged_id=person.id)
    Telling(
        id=telling,
        agency_id=person.agency_id,
        alleged_id=person.id,
        number=own.count() + 1,
        roles=check_roles(told.roles),
        relation=told.relation,
        complaint_id=told.complaint,
        may_be_forced=told.may_be_forced,
        is_withdrawn=identity is None,
        sealed_identity=sealed,
        told_at=clock.now(),
        told_by=by.user,
    ).save(force_insert=True)
    return telling
