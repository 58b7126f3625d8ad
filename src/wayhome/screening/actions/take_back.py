"""Take the review of a hit back: the hit stands as if nobody had made it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.judging import in_force
from wayhome.screening.actions.note_review import Note, note_review
from wayhome.screening.actions.review_hit import hit_of
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.models import Review
from wayhome.screening.queries.histories import history


class NotInForce(Exception):
    """The review was taken back already, or a later one replaced it."""


def take_back(*, review: UUID, reason: str, by: Actor) -> UUID:
    """Take back the review in force of a hit, for a reason; returns the new line's id.

    Raises NotInForce, ReasonMissing, NotFound.
    """
    require(by, Permission.SCREENING_JUDGE)
    with atomic():
        one_at_a_time(by.agency)
        said = Review.objects.filter(agency_id=by.agency, id=review).first()
        if said is None:
            raise NotFound
        hit = hit_of(said.hit_id, by=by)
        standing = in_force(history(by.agency, hit.id))
        if standing is None or standing.id != review:
            raise NotInForce
        line = note_review(Note(hit, reason, takes_back=review), by=by)
        detail = {"review": str(line), "takes_back": str(review)}
        about = About(kind="hit", id=hit.id, detail=detail)
        leave_leaf(by=by, tag=Tag.SCREENING_REVIEW_TAKEN_BACK, about=about)
    return line
