"""Write one line of a pair's history; called by `judge` and `retract` only."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.people.domain.reasons import seal_reason
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.models import Judgement

LONGEST_REASON = 2_000


class ReasonMissing(Exception):
    """A judgement needs a reason of 1 to 2,000 characters."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be noted of a pair: a verdict, or the retraction of a judgement."""

    pair: UUID
    reason: str = field(repr=False)
    verdict: Verdict | None = None
    retracts: UUID | None = None


def note_judgement(note: Note, *, by: Actor) -> UUID:
    """Append to the pair's history and return the judgement's id. Raises ReasonMissing."""
    reason = note.reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise ReasonMissing
    judgement = new_id()
    key = keys.store().create(new_id())
    before = Judgement.objects.filter(agency_id=by.agency, pair_id=note.pair).count()
    Judgement(
        id=judgement,
        agency_id=by.agency,
        pair_id=note.pair,
        number=before + 1,
        verdict=note.verdict or "",
        retracts=note.retracts,
        judged_by=by.user,
        judged_at=clock.now(),
        key_id=key.id,
        sealed_reason=seal_reason(reason, key=key, judgement=judgement),
    ).save(force_insert=True)
    return judgement
