"""Tell more of an alleged person, or take back that somebody was named."""

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.jobs.queue import enqueue
from wayhome.justice.actions.work_on_alleged import OfCase, work_on_alleged
from wayhome.justice.actions.write_telling import NewTelling, check_telling, write_telling
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.steps import JusticeStep
from wayhome.justice.models import AllegedPerson
from wayhome.justice.queries.alleged import AllegedRow
from wayhome.justice.queries.identities import identities
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def tell_alleged(*, on: OfCase, told: NewTelling, more: Identity, by: Actor) -> None:
    """Add to what is known of an alleged person; what was told before stays on record.

    Raises NotFound, CaseChanged, EventRefused, RoleUnknown, TooMuchTold, PersonNotOfCase,
    TakenBackAlready.
    """
    check_telling(told, case=on.case, by=by)
    with atomic():
        _held, row = work_on_alleged(on, JusticeStep.ALLEGED_TOLD, by=by)
        known = identities(by.agency, [on.alleged]).get(on.alleged, Identity())
        person = _person(row)
        write_telling(person, told, identity=known.and_also(more).checked(), by=by)
        enqueue("justice.propose_links", agency=by.agency, alleged=on.alleged)
        _leave(Tag.JUSTICE_ALLEGED_TOLD, row, by=by)


def withdraw_alleged(*, on: OfCase, by: Actor) -> None:
    """Take back that somebody was named: they are no longer looked for nor linked.

    Raises NotFound, CaseChanged, EventRefused, TakenBackAlready.
    """
    with atomic():
        _held, row = work_on_alleged(on, JusticeStep.ALLEGED_WITHDRAWN, by=by)
        told = NewTelling(row.roles, row.relation, row.complaint, row.may_be_forced)
        write_telling(_person(row), told, identity=None, by=by)
        enqueue("justice.propose_links", agency=by.agency, alleged=on.alleged)
        _leave(Tag.JUSTICE_ALLEGED_WITHDRAWN, row, by=by)


def _person(row: AllegedRow) -> AllegedPerson:
    """The stored person. Raises NotFound."""
    person = AllegedPerson.objects.filter(agency_id=row.agency, id=row.id).first()
    if person is None:
        raise NotFound
    return person


def _leave(tag: Tag, row: AllegedRow, *, by: Actor) -> None:
    about = About(kind="case", id=row.case, detail={"alleged": str(row.id)})
    leave_leaf(by=by, tag=tag, about=about)
