"""Put the person of a complaint into the register."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake.queries.describe import describe
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.people.actions.register_person import register_person
from wayhome.people.queries.mentions import mentions


def register_complaint(*, complaint: UUID, by: Actor) -> UUID:
    """Register whom a complaint describes and return the person; asking again changes nothing.

    Proposing matches follows by people's own job. Raises NotFound.
    """
    known = mentions(by, complaints=[complaint])
    if known:
        return known[0].person
    with atomic():
        person = register_person(describe(by, complaint), complaint=complaint, by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_COMPLAINT_REGISTERED,
            about=About(kind="complaint", id=complaint, detail={"person": str(person)}),
        )
    return person
