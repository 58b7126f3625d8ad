"""Write one line of a hit's history; called by `review_hit` and `take_back` only."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.reasons import SealedReason, seal_reason
from wayhome.screening.domain.verdicts import Verdict, state_of
from wayhome.screening.models import Hit, Review
from wayhome.screening.queries.histories import history, reason_place


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be noted of a hit, read with its screening: a verdict, or one taken back."""

    hit: Hit
    reason: str = field(repr=False)
    verdict: Verdict | None = None
    takes_back: UUID | None = None


def note_review(note: Note, *, by: Actor) -> UUID:
    """Append to a hit's history and move its state; returns the review. Raises ReasonMissing, NotFound."""
    review = new_id()
    reason = _sealed(note, review=review)
    Review(
        id=review,
        agency_id=by.agency,
        hit=note.hit,
        number=Review.objects.filter(agency_id=by.agency, hit=note.hit).count() + 1,
        verdict=note.verdict or "",
        takes_back=note.takes_back,
        reviewed_by=by.user,
        reviewed_at=clock.now(),
        key_id=reason.key,
        sealed_reason=reason.content,
    ).save(force_insert=True)
    state = state_of(history(by.agency, note.hit.id))
    Hit.objects.filter(agency_id=by.agency, id=note.hit.id).update(state=state)
    return review


def _sealed(note: Note, *, review: UUID) -> SealedReason:
    """The reason under the key of the screening. Raises NotFound when that was erased."""
    key = note.hit.screening.key_id
    try:
        return seal_reason(note.reason, place=reason_place(review), key=key)
    except KeyMissing as erased:
        raise NotFound from erased
