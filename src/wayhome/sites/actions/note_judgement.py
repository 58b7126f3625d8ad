"""Write one line of a pair's history and bring sites in line; called by `judge` and `retract`."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import connection
from wayhome.kernel.ids import new_id
from wayhome.kernel.joining import roots
from wayhome.kernel.reasons import seal_reason
from wayhome.sites.domain.verdicts import Verdict, state_of
from wayhome.sites.models import Judgement, Pair, Place
from wayhome.sites.queries.judgements import reason_place
from wayhome.sites.queries.standing import history, neighbourhood


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be noted of a pair: a verdict, or the retraction of a judgement."""

    reason: str = field(repr=False)
    verdict: Verdict | None = None
    retracts: UUID | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """The judgement and the sites that lost or gained a place by it."""

    judgement: UUID
    sites: tuple[UUID, ...]


def lock_judging(agency: UUID) -> None:
    """Let one judgement at a time decide what is one site in an agency, until the transaction ends.

    Two judgements on different pairs can contradict each other, so locking the pair is not enough.
    """
    with connection().cursor() as cursor:
        # The other half of the id than judging persons takes, so that the two do not wait.
        number = int.from_bytes(agency.bytes[8:], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def note_judgement(pair: Pair, note: Note, *, by: Actor) -> Noted:
    """Append to a pair's history; its state and the sites follow. Raises ReasonMissing."""
    judgement = new_id()
    reason = seal_reason(note.reason, place=reason_place(judgement))
    before = Judgement.objects.filter(agency_id=by.agency, pair_id=pair.id).count()
    Judgement(
        id=judgement,
        agency_id=by.agency,
        pair_id=pair.id,
        number=before + 1,
        verdict=note.verdict or "",
        retracts=note.retracts,
        judged_by=by.user,
        judged_at=clock.now(),
        key_id=reason.key,
        sealed_reason=reason.content,
    ).save(force_insert=True)
    state = state_of(history(by.agency, pair.id))
    Pair.objects.filter(agency_id=by.agency, id=pair.id).update(state=state)
    return Noted(judgement, _rejoin(by.agency, pair.left_id, pair.right_id))


def _rejoin(agency: UUID, *places: UUID) -> tuple[UUID, ...]:
    """Recompute the sites of these places from the verdicts in force."""
    around = neighbourhood(agency, places)
    now = roots(around.members, around.same)
    moved = {place: site for place, site in now.items() if around.sites[place] != site}
    for site in set(moved.values()):
        joining = [place for place, new in moved.items() if new == site]
        Place.objects.filter(agency_id=agency, id__in=joining).update(site_id=site)
    return tuple(sorted({around.sites[place] for place in moved} | set(moved.values())))
