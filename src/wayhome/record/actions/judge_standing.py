"""Judge how a request or a commitment stands, and take such a judgement back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.places_in_thread import inside
from wayhome.record.domain.standings import NEED_EVIDENCE, StandingVerdict, last_judged
from wayhome.record.domain.threads import BEGINS
from wayhome.record.models import Fact, Standing, StandingEvidence, Thread
from wayhome.record.queries.thread_lines import lines_of, standings_of

LONGEST_REASON = 500


class EvidenceMissing(Exception):
    """Kept and broken need a standing fact of the thread that says so."""


class EvidenceUnfit(Exception):
    """A fact given as evidence does not stand, is not in the thread, or is what is judged."""


class ReasonMissing(Exception):
    """A judgement needs a reason."""


class OfALaterDay(Exception):
    """A judgement is of today or of a day before."""


class NothingJudged(Exception):
    """No judgement holds that could be taken back."""


@dataclass(frozen=True, slots=True)
class NewStanding:
    """A verdict as of a day, on facts of the thread; of its request, or of one commitment."""

    verdict: StandingVerdict
    as_of: date
    reason: str
    evidence: Sequence[UUID] = ()
    commitment: UUID | None = None


def judge_standing(thread: UUID, new: NewStanding, *, by: Actor) -> UUID:
    """Judge, over whatever was judged before, and return the id of the judgement.

    Raises EvidenceMissing, EvidenceUnfit, ReasonMissing, OfALaterDay and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    reason = new.reason.strip()[:LONGEST_REASON]
    if not reason:
        raise ReasonMissing
    if new.as_of > clock.local_today():
        raise OfALaterDay
    with atomic():
        row = _locked(thread, by=by)
        belong = inside(lines_of(row.id))
        _check_commitment(new.commitment, belong, by=by)
        evidence = _checked(new, belong, by=by)
        judged = _note(row, new.commitment, by=by, as_of=new.as_of, reason=reason)
        judged.verdict, judged.rests_on_id = new.verdict, next(iter(evidence), None)
        judged.save(force_insert=True)
        for fact in evidence[1:]:
            StandingEvidence(agency_id=by.agency, standing=judged, fact_id=fact).save(
                force_insert=True
            )
        _leave(Tag.RECORD_STANDING_JUDGED, row, verdict=new.verdict.value, by=by)
    return judged.id


def take_standing_back(thread: UUID, commitment: UUID | None, *, by: Actor) -> None:
    """Take back what was judged last of a request (commitment None) or of a commitment.

    It is then not judged; the history keeps both. Raises NothingJudged and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row = _locked(thread, by=by)
        if last_judged(standings_of(row.id, commitment)) is None:
            raise NothingJudged
        _note(row, commitment, by=by, as_of=clock.local_today(), reason="").save(force_insert=True)
        _leave(Tag.RECORD_STANDING_TAKEN_BACK, row, verdict="", by=by)


def _locked(thread: UUID, *, by: Actor) -> Thread:
    one_at_a_time(thread)
    row = Thread.objects.filter(agency_id=by.agency, id=thread, ended_at__isnull=True).first()
    if row is None:
        raise NotFound
    return row


def _check_commitment(commitment: UUID | None, belong: frozenset[UUID], *, by: Actor) -> None:
    if commitment is None:
        return
    known = Fact.objects.filter(agency_id=by.agency, id=commitment, kind="commitment")
    if commitment not in belong or not known.exists():
        raise NotFound


def _checked(new: NewStanding, belong: frozenset[UUID], *, by: Actor) -> list[UUID]:
    """The evidence, each fact once: standing, in the thread, and other than what is judged."""
    asked = list(dict.fromkeys(new.evidence))
    rows = Fact.objects.filter(
        agency_id=by.agency, id__in=asked, confirmed_at__isnull=False, withdrawn_at__isnull=True
    )
    fit = {
        fact
        for fact, kind in rows.values_list("id", "kind")
        if fact in belong and fact != new.commitment and kind != BEGINS
    }
    if any(fact not in fit for fact in asked):
        raise EvidenceUnfit
    if new.verdict in NEED_EVIDENCE and not asked:
        raise EvidenceMissing
    return asked


def _note(row: Thread, commitment: UUID | None, *, by: Actor, as_of: date, reason: str) -> Standing:
    """A line of the history that is not written yet; it takes the last one back."""
    return Standing(
        agency_id=row.agency_id,
        thread=row,
        number=Standing.objects.filter(thread=row).count() + 1,
        commitment_id=commitment,
        as_of=as_of,
        reason=reason,
        judged_by=by.user,
        judged_at=clock.now(),
    )


def _leave(tag: Tag, row: Thread, *, verdict: str, by: Actor) -> None:
    leave_leaf(by=by, tag=tag, about=About(kind="thread", id=row.id, detail={"verdict": verdict}))
