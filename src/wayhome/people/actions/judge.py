"""Judge a pair: one person, two, or not to be told yet."""

from dataclasses import replace
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.joining import Edge
from wayhome.people.actions.note_judgement import (
    HeldDifferent,
    HeldSame,
    Judged,
    new_line,
    note_judgement,
)
from wayhome.people.actions.recluster import lock_judging
from wayhome.people.domain.second_look import contradicts
from wayhome.people.domain.verdicts import DECIDED, PairState, Said, Verdict, in_force, is_settled
from wayhome.people.models import Pair
from wayhome.people.queries.gravity import gravity
from wayhome.people.queries.pairs import pair as pair_row
from wayhome.people.queries.standing import neighbourhood

__all__ = [
    "AlreadySettled",
    "HeldDifferent",
    "HeldSame",
    "Judged",
    "judge",
]


class AlreadySettled(Exception):
    """A supervisor settled a disagreement on this pair; that must be taken back first."""


def judge(*, pair: UUID, verdict: Verdict, reason: str, by: Actor) -> Judged:
    """Judge a pair for a reason and bring the clusters in line.

    A grave join waits until somebody else says the same; the opposite of what a colleague holds
    makes the pair disputed and keeps the two apart. Saying again what holds already changes
    nothing. Raises AlreadySettled, HeldDifferent, HeldSame, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_JUDGE)
    if verdict is Verdict.SAME:
        require(by, Permission.PERSON_MERGE)
    with atomic():
        lock_judging(by.agency)
        row = Pair.objects.filter(agency_id=by.agency, id=pair).first()
        if row is None:
            raise NotFound
        standing = neighbourhood(by.agency, [row.left_id, row.right_id])
        history = standing.graph.histories.get(Edge(row.left_id, row.right_id), ())
        repeated = _repeated(row, history, verdict, by=by)
        if repeated is not None:
            return Judged(judgement=repeated, clusters=(), state=PairState(row.state))
        grave = gravity(by, pair_row(by, row.id)) if verdict is Verdict.SAME else ()
        line = replace(new_line(by), verdict=verdict, needs_second=bool(grave))
        judged = note_judgement(line, reason, pair=row, standing=standing, impact=grave)
        _leave(row, judged, verdict, by=by)
        return judged


def _repeated(row: Pair, history: tuple[Said, ...], verdict: Verdict, *, by: Actor) -> UUID | None:
    """The line in force that this would only repeat. Raises AlreadySettled."""
    state, standing = PairState(row.state), in_force(history)
    alike = [said for said in standing if said.verdict is verdict]
    if is_settled(history):
        if not alike:
            raise AlreadySettled
        return alike[0].id
    # A judgement that the score has come to contradict may be said again: somebody looked twice.
    if state in DECIDED and not contradicts(state, row.probability):
        return alike[0].id if alike else None
    mine = [said for said in alike if said.by == by.user]
    return mine[0].id if mine and state not in DECIDED else None


def _leave(row: Pair, judged: Judged, verdict: Verdict, *, by: Actor) -> None:
    """One leaf that says what came of it."""
    tags = {
        PairState.DISPUTED: Tag.PEOPLE_PAIR_DISPUTED,
        PairState.WAITING: Tag.PEOPLE_MERGE_PROPOSED,
        PairState.SAME: Tag.PEOPLE_PERSONS_MERGED,
    }
    is_parted = PairState(row.state) is PairState.SAME and judged.state is not PairState.SAME
    usual = Tag.PEOPLE_PERSONS_UNMERGED if is_parted else Tag.PEOPLE_PAIR_JUDGED
    tag = usual if verdict is Verdict.CANNOT_TELL else tags.get(judged.state, usual)
    detail: dict[str, str | int | bool | None] = {
        "verdict": verdict.value,
        "judgement": str(judged.judgement),
        "state": judged.state.value,
        "clusters": len(judged.clusters),
    }
    leave_leaf(by=by, tag=tag, about=About(kind="pair", id=row.id, detail=detail))
