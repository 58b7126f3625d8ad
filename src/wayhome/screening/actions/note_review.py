"""Write one line of a hit's history; called by `review_hit` and `take_back` only."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.kernel.reasons import seal_reason
from wayhome.screening.domain.verdicts import Verdict, state_of
from wayhome.screening.models import Hit, Review
from wayhome.screening.queries.histories import history, reason_place


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be noted of a hit: a verdict, or the review that is taken back."""

    hit: UUID
    reason: str = field(repr=False)
    verdict: Verdict | None = None
    takes_back: UUID | None = None


def note_review(note: Note, *, by: Actor) -> UUID:
    """Append to a hit's history and move its state; returns the review. Raises ReasonMissing."""
    review = new_id()
    reason = seal_reason(note.reason, place=reason_place(review))
    Review(
        id=review,
        agency_id=by.agency,
        hit_id=note.hit,
        number=Review.objects.filter(agency_id=by.agency, hit_id=note.hit).count() + 1,
        verdict=note.verdict or "",
        takes_back=note.takes_back,
        reviewed_by=by.user,
        reviewed_at=clock.now(),
        key_id=reason.key,
        sealed_reason=reason.content,
    ).save(force_insert=True)
    state = state_of(history(by.agency, note.hit))
    Hit.objects.filter(agency_id=by.agency, id=note.hit).update(state=state)
    return review
