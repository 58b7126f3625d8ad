"""Add a further form of a person's name beside the one that the complaint tells."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.people.actions.recluster import lock_judging
from wayhome.people.domain.name_forms import (
    LONGEST_NAME,
    MOST_FORMS,
    NameKind,
    read_form,
    seal_form,
)
from wayhome.people.models import NameForm, Person
from wayhome.people.queries.described import described
from wayhome.people.queries.looking import FOLLOWING


class NameUnreadable(Exception):
    """A name has 1 to 200 characters and at least one letter, in any script."""


class NameKnown(Exception):
    """The complaint tells this form already, or somebody added it."""


class TooManyForms(Exception):
    """The mention has twenty further forms; one must be withdrawn first."""


def add_name_form(*, person: UUID, name: str, kind: NameKind, by: Actor) -> UUID:
    """Add a form to one mention and return its id; what the complaint says stays untouched.

    A job makes the person findable by it and looks for new matches. Raises NameUnreadable,
    NameKnown, TooManyForms, NotFound.
    """
    require(by, Permission.PERSON_NAME)
    read = read_form(name)
    if not read or len(read) > LONGEST_NAME:
        raise NameUnreadable
    with atomic():
        lock_judging(by.agency)
        _require_new(read, person=person, agency=by.agency)
        form = _insert(read, kind, person=person, by=by)
        detail = {"form": str(form), "kind": kind.value}
        about = About(kind="person", id=person, detail=dict(detail))
        leave_leaf(by=by, tag=Tag.PEOPLE_NAME_ADDED, about=about)
        enqueue(FOLLOWING, agency=by.agency, person=person)
    return form


def _require_new(name: str, *, person: UUID, agency: UUID) -> None:
    """Raises NameKnown, TooManyForms; NotFound also when the person was erased."""
    opened = described(agency, [person])
    if not opened:
        raise NotFound
    if name.casefold() in {read_form(known).casefold() for known in opened[0].description.names}:
        raise NameKnown
    if opened[0].added >= MOST_FORMS:
        raise TooManyForms


def _insert(name: str, kind: NameKind, *, person: UUID, by: Actor) -> UUID:
    """Write the row, the name sealed with the person's key."""
    own = Person.objects.filter(agency_id=by.agency, id=person)
    key = keys.store().get(own.values_list("key_id", flat=True).get())
    form = new_id()
    NameForm(
        id=form,
        agency_id=by.agency,
        person_id=person,
        kind=kind,
        written_by=by.user,
        written_at=clock.now(),
        sealed_name=seal_form(name, key=key, form=form),
    ).save(force_insert=True)
    return form
