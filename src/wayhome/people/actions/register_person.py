"""Register the person that a complaint is about."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.matching.description import Description
from wayhome.people.actions.index_person import write_tokens
from wayhome.people.domain.identity import seal_identity
from wayhome.people.domain.model_mark import reading_mark
from wayhome.people.models import Person


def register_person(description: Description, *, complaint: UUID, by: Actor) -> UUID:
    """Register whom a complaint describes and return the person's id.

    A complaint is registered once: asking again returns the same person and changes nothing.
    Matches follow by the job `people.propose_matches`.
    """
    require(by, Permission.PERSON_REGISTER)
    known = Person.objects.filter(agency_id=by.agency, complaint_id=complaint)
    found: UUID | None = known.values_list("id", flat=True).first()
    if found is not None:
        return found
    with atomic():
        person = _insert(description, complaint=complaint, by=by)
        write_tokens(description, agency=by.agency, person=person)
        about = About(kind="person", id=person, detail={"complaint": str(complaint)})
        leave_leaf(by=by, tag=Tag.PEOPLE_PERSON_REGISTERED, about=about)
        # Matches are proposed by a job of their own: two complaints that come at once see each
        # other only when both registrations stand.
        enqueue("people.propose_matches", agency=by.agency, person=person)
    return person


def _insert(description: Description, *, complaint: UUID, by: Actor) -> UUID:
    """Add the sealed row; the key is on disk before the row exists."""
    person = new_id()
    key = keys.store().create(new_id())
    Person(
        id=person,
        agency_id=by.agency,
        complaint_id=complaint,
        key_id=key.id,
        cluster_id=person,
        nationality=(description.nationality or "").upper(),
        sex=description.sex or "",
        registered_at=clock.now(),
        read_with=reading_mark(),
        sealed_identity=seal_identity(description, key=key, person=person),
    ).save(force_insert=True)
    return person
