"""Judge a pair: one person, two, or not to be told yet."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.people.actions.note_judgement import Note, note_judgement
from wayhome.people.actions.recluster import lock_judging, recluster
from wayhome.people.domain.clusters import Edge, forbidding
from wayhome.people.domain.verdicts import DECIDED, Verdict, in_force, state_of
from wayhome.people.models import Judgement, Pair
from wayhome.people.queries.standing import history, neighbourhood


class AlreadyJudged(Exception):
    """Somebody decided this pair; that judgement must be taken back first."""


class HeldDifferent(Exception):
    """A judgement in force holds the two, or others joined with them, to be different persons."""


class HeldSame(Exception):
    """Other judgements in force join these two into one person."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement and the clusters that changed by it."""

    judgement: UUID
    clusters: tuple[UUID, ...]


def judge(*, pair: UUID, verdict: Verdict, reason: str, by: Actor) -> Judged:
    """Judge a pair for a reason and bring the clusters in line.

    The same verdict by the same user again changes nothing. Raises AlreadyJudged, HeldDifferent,
    HeldSame, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_JUDGE)
    if verdict is Verdict.SAME:
        require(by, Permission.PERSON_MERGE)
    with atomic():
        lock_judging(by.agency)
        row = Pair.objects.filter(agency_id=by.agency, id=pair).first()
        if row is None:
            raise NotFound
        repeated = _repeated(row, verdict, by=by)
        if repeated is not None:
            return Judged(judgement=repeated, clusters=())
        _refuse_contradiction(row, verdict, agency=by.agency)
        return _judge(row, verdict, reason=reason, by=by)


def _repeated(row: Pair, verdict: Verdict, *, by: Actor) -> UUID | None:
    """The judgement in force when it says the same by the same user; refuses another decision."""
    said = in_force(history(by.agency, row.id))
    if said is None:
        return None
    mine = Judgement.objects.filter(agency_id=by.agency, id=said.id, judged_by=by.user)
    if said.verdict is verdict and mine.exists():
        return said.id
    if row.state in DECIDED:
        raise AlreadyJudged
    return None


def _refuse_contradiction(row: Pair, verdict: Verdict, *, agency: UUID) -> None:
    """No verdict may stand against what other verdicts in force add up to."""
    around = neighbourhood(agency, [row.left_id, row.right_id])
    joined = around.clusters[row.left_id] == around.clusters[row.right_id]
    if verdict is Verdict.DIFFERENT and joined:
        raise HeldSame
    proposed = Edge(row.left_id, row.right_id)
    if verdict is Verdict.SAME and forbidding(around.different, around.clusters, proposed):
        raise HeldDifferent


def _judge(row: Pair, verdict: Verdict, *, reason: str, by: Actor) -> Judged:
    """Write the judgement, the pair's state, the clusters and one leaf."""
    judgement = note_judgement(Note(pair=row.id, reason=reason, verdict=verdict), by=by)
    state = state_of(history(by.agency, row.id))
    Pair.objects.filter(agency_id=by.agency, id=row.id).update(state=state)
    clusters = recluster(by.agency, row.left_id, row.right_id)
    tag = Tag.PEOPLE_PERSONS_MERGED if verdict is Verdict.SAME else Tag.PEOPLE_PAIR_JUDGED
    detail: dict[str, str | int | bool | None] = {
        "verdict": verdict.value,
        "judgement": str(judgement),
        "clusters": len(clusters),
    }
    leave_leaf(by=by, tag=tag, about=About(kind="pair", id=row.id, detail=detail))
    return Judged(judgement=judgement, clusters=clusters)
