"""Withdraw a form of a name that turned out wrong; the line that added it stays."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.people.models import NameForm
from wayhome.people.queries.looking import FOLLOWING


class FormWithdrawn(Exception):
    """Somebody withdrew this form already."""


def withdraw_name_form(*, form: UUID, by: Actor) -> UUID:
    """Take a form out of use and return the person; a job then forgets to find them by it.

    Raises FormWithdrawn, NotFound.
    """
    require(by, Permission.PERSON_NAME)
    added = NameForm.objects.filter(agency_id=by.agency, id=form, withdraws__isnull=True)
    person: UUID | None = added.values_list("person_id", flat=True).first()
    if person is None:
        raise NotFound
    with atomic():
        row = NameForm(
            agency_id=by.agency,
            person_id=person,
            withdraws=form,
            written_by=by.user,
            written_at=clock.now(),
        )
        # Two people may withdraw one form at once: the second changes nothing.
        NameForm.objects.bulk_create([row], ignore_conflicts=True)
        if not NameForm.objects.filter(agency_id=by.agency, id=row.id).exists():
            raise FormWithdrawn
        about = About(kind="person", id=person, detail={"form": str(form)})
        leave_leaf(by=by, tag=Tag.PEOPLE_NAME_WITHDRAWN, about=about)
        enqueue(FOLLOWING, agency=by.agency, person=person)
    return person
