"""Judge whether two alleged persons are one, and take a judgement back."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.readable import readable_ids
from wayhome.justice.domain.verdicts import DECIDED, Verdict, state_of
from wayhome.justice.models import AllegedPerson, Judgement, Link
from wayhome.justice.queries.alleged import with_tellings
from wayhome.justice.queries.judgements import judgement as judgement_of
from wayhome.justice.queries.judgements import reason_place, said_of
from wayhome.justice.queries.links import joined, readable_links
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic, connection
from wayhome.kernel.ids import new_id
from wayhome.kernel.joining import Edge
from wayhome.kernel.judging import in_force
from wayhome.kernel.reasons import seal_reason


class AlreadyJudged(Exception):
    """Somebody decided this link; that judgement must be taken back first."""


class Contradicts(Exception):
    """Judgements in force, of those the actor may see, say the opposite when taken together."""


class NotInForce(Exception):
    """The judgement was taken back already, or a later one replaced it."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What is to be noted of a link: a verdict, or the retraction of a judgement."""

    reason: str = field(repr=False)
    verdict: Verdict | None = None
    retracts: UUID | None = None


def judge_link(*, link: UUID, verdict: Verdict, reason: str, by: Actor) -> UUID:
    """Judge a link for a reason, and return the judgement; both cases must be readable.

    The same verdict by the same user again changes nothing. A contradiction with judgements in
    cases that the actor may not read is not told here, since it would tell of them; whoever reads all is
    shown it with the network. Raises AlreadyJudged, Contradicts, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_JUDGE)
    with atomic():
        lock_judging(by.agency)
        row = readable_links(by).filter(id=link).first()
        if row is None:
            raise NotFound
        repeated = _repeated(row, verdict, by=by)
        if repeated is not None:
            return repeated
        noted = _note(row, _Note(reason, verdict=verdict), by=by)
        if verdict is not Verdict.CANNOT_TELL:
            _refuse_contradiction(row, by=by)
        detail: dict[str, str | int | bool | None] = {
            "verdict": verdict.value,
            "judgement": str(noted),
        }
        about = About(kind="alleged_link", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.JUSTICE_LINK_JUDGED, about=about)
    return noted


def retract_judgement(*, judgement: UUID, reason: str, by: Actor) -> UUID:
    """Take back the judgement in force of a link: all stands as if nobody had made it.

    Raises NotInForce, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_JUDGE)
    with atomic():
        lock_judging(by.agency)
        found = judgement_of(by, judgement)
        if not found.is_in_force:
            raise NotInForce
        row = Link.objects.get(agency_id=by.agency, id=found.about)
        noted = _note(row, _Note(reason, retracts=judgement), by=by)
        detail: dict[str, str | int | bool | None] = {
            "judgement": str(noted),
            "retracts": str(judgement),
        }
        about = About(kind="alleged_link", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.JUSTICE_JUDGEMENT_RETRACTED, about=about)
    return noted


def lock_judging(agency: UUID) -> None:
    """Let one at a time say who is linked in an agency, until the transaction ends.

    Two judgements on different links can contradict each other, and nobody is proposed while erased.
    """
    with connection().cursor() as cursor:
        number = int.from_bytes(agency.bytes[4:12], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _repeated(row: Link, verdict: Verdict, *, by: Actor) -> UUID | None:
    """The judgement in force when it says the same by the same user; refuses another decision."""
    said = in_force(said_of(by.agency, row.id))
    if said is None:
        return None
    mine = Judgement.objects.filter(agency_id=by.agency, id=said.id, judged_by=by.user)
    if said.verdict is verdict and mine.exists():
        return said.id
    if row.state in DECIDED:
        raise AlreadyJudged
    return None


def _note(row: Link, note: _Note, *, by: Actor) -> UUID:
    """Append to the history of a link; its pile follows. Raises ReasonMissing."""
    judgement = new_id()
    reason = seal_reason(note.reason, place=reason_place(judgement))
    Judgement(
        id=judgement,
        agency_id=by.agency,
        link_id=row.id,
        number=len(said_of(by.agency, row.id)) + 1,
        verdict=note.verdict or "",
        retracts=note.retracts,
        judged_by=by.user,
        judged_at=clock.now(),
        key_id=reason.key,
        sealed_reason=reason.content,
    ).save(force_insert=True)
    state = state_of(said_of(by.agency, row.id))
    Link.objects.filter(agency_id=by.agency, id=row.id).update(state=state)
    return judgement


def _refuse_contradiction(row: Link, *, by: Actor) -> None:
    """What is in force now, as far as the actor sees it, must hold together. Raises Contradicts."""
    own = AllegedPerson.objects.filter(agency_id=by.agency, case_id__in=readable_ids(by))
    persons = [each for each in with_tellings(by.agency, own) if not each.is_withdrawn]
    if joined(by, persons).refuses(Edge(row.left_id, row.right_id)):
        raise Contradicts
