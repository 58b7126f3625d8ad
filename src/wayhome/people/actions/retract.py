"""Take a judgement back: the clusters become what they would be had nobody made it."""

from dataclasses import replace
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.joining import Edge
from wayhome.people.actions.note_judgement import Judged, new_line, note_judgement
from wayhome.people.actions.recluster import lock_judging
from wayhome.people.domain.verdicts import PairState, Said, Verdict, in_force
from wayhome.people.models import Judgement, Pair
from wayhome.people.queries.standing import neighbourhood


class NotInForce(Exception):
    """The judgement was taken back already, or a later one replaced it."""


class NotOwn(Exception):
    """A colleague's judgement: record another one, or ask a supervisor."""


def retract(*, judgement: UUID, reason: str, by: Actor) -> Judged:
    """Take back a judgement in force, for a reason.

    One's own, always; a colleague's only who may settle disagreements, and not while there is
    one. Raises NotInForce, NotOwn, HeldDifferent, HeldSame, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_JUDGE)
    with atomic():
        lock_judging(by.agency)
        row = _pair_of(judgement, agency=by.agency)
        standing = neighbourhood(by.agency, [row.left_id, row.right_id])
        history = standing.graph.histories[Edge(row.left_id, row.right_id)]
        taken = next((said for said in in_force(history) if said.id == judgement), None)
        if taken is None:
            raise NotInForce
        if taken.verdict is Verdict.SAME:
            require(by, Permission.PERSON_MERGE)
        if not may_retract(taken, PairState(row.state), by=by):
            raise NotOwn
        line = replace(new_line(by), retracts=taken.id)
        judged = note_judgement(line, reason, pair=row, standing=standing)
        _leave(row, judged, taken, by=by)
        return judged


def may_retract(taken: Said, state: PairState, *, by: Actor) -> bool:
    """Whether this judgement in force is the actor's to take back."""
    if taken.by == by.user:
        return True
    return state is not PairState.DISPUTED and can(by, Permission.MATCH_SETTLE)


def _pair_of(judgement: UUID, *, agency: UUID) -> Pair:
    """The pair that a judgement is about. Raises NotFound."""
    judged = Judgement.objects.filter(agency_id=agency, id=judgement)
    pair = Pair.objects.filter(agency_id=agency, id__in=judged.values("pair_id")).first()
    if pair is None:
        raise NotFound
    return pair


def _leave(row: Pair, judged: Judged, taken: Said, *, by: Actor) -> None:
    """One leaf that says what was parted, or taken back."""
    was_joined = PairState(row.state) is PairState.SAME
    is_parted = was_joined and judged.state is not PairState.SAME
    tag = Tag.PEOPLE_PERSONS_UNMERGED if is_parted else Tag.PEOPLE_JUDGEMENT_RETRACTED
    detail: dict[str, str | int | bool | None] = {
        "judgement": str(judged.judgement),
        "retracts": str(taken.id),
        "state": judged.state.value,
        "clusters": len(judged.clusters),
    }
    leave_leaf(by=by, tag=tag, about=About(kind="pair", id=row.id, detail=detail))
