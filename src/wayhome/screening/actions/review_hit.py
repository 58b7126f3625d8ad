"""Review a hit: it means this one, another one, or it cannot be told yet. Nothing else changes."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.judging import in_force
from wayhome.screening.actions.note_review import Note, note_review
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.verdicts import DECIDED, HitState, Verdict
from wayhome.screening.models import Hit, Review
from wayhome.screening.policy import require_for
from wayhome.screening.queries.histories import history


class AlreadyReviewed(Exception):
    """Somebody decided this hit; that review must be taken back first."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is said of a hit, and why."""

    hit: UUID
    verdict: Verdict
    reason: str = field(repr=False)


def review_hit(said: Reviewed, *, by: Actor) -> UUID:
    """Record a verdict for a reason and return the review's id.

    The same verdict by the same user again changes nothing. Raises AlreadyReviewed, ReasonMissing,
    NotFound.
    """
    require(by, Permission.SCREENING_JUDGE)
    with atomic():
        one_at_a_time(by.agency)
        row = hit_of(said.hit, by=by)
        standing = in_force(history(by.agency, row.id))
        if standing is not None:
            mine = Review.objects.filter(agency_id=by.agency, id=standing.id, reviewed_by=by.user)
            if standing.verdict is said.verdict and mine.exists():
                return standing.id
            if HitState(row.state) in DECIDED:
                raise AlreadyReviewed
        review = note_review(Note(row, said.reason, verdict=said.verdict), by=by)
        detail = {"verdict": said.verdict.value, "review": str(review)}
        about = About(kind="hit", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.SCREENING_HIT_REVIEWED, about=about)
    return review


def hit_of(hit: UUID, *, by: Actor) -> Hit:
    """A hit of the actor's agency that the actor may review. Raises NotFound."""
    row = Hit.objects.filter(agency_id=by.agency, id=hit).select_related("screening").first()
    if row is None:
        raise NotFound
    require_for(by, Permission.SCREENING_JUDGE, Origin(row.screening.origin))
    return row
