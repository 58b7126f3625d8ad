"""Take a judgement back: the clusters become what they would be had nobody made it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.people.actions.judge import Judged
from wayhome.people.actions.note_judgement import Note, note_judgement
from wayhome.people.actions.recluster import lock_judging, recluster
from wayhome.people.domain.verdicts import Said, Verdict, in_force, state_of
from wayhome.people.models import Judgement, Pair
from wayhome.people.queries.standing import history


class NotInForce(Exception):
    """The judgement was taken back already, or a later one replaced it."""


def retract(*, judgement: UUID, reason: str, by: Actor) -> Judged:
    """Take back the judgement in force of a pair, for a reason.

    Raises NotInForce, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_JUDGE)
    with atomic():
        lock_judging(by.agency)
        row = _pair_of(judgement, agency=by.agency)
        said = in_force(history(by.agency, row.id))
        if said is None or said.id != judgement:
            raise NotInForce
        if said.verdict is Verdict.SAME:
            require(by, Permission.PERSON_MERGE)
        return _retract(row, said, reason=reason, by=by)


def _pair_of(judgement: UUID, *, agency: UUID) -> Pair:
    """The pair that a judgement is about. Raises NotFound."""
    judged = Judgement.objects.filter(agency_id=agency, id=judgement)
    pair = Pair.objects.filter(agency_id=agency, id__in=judged.values("pair_id")).first()
    if pair is None:
        raise NotFound
    return pair


def _retract(row: Pair, said: Said, *, reason: str, by: Actor) -> Judged:
    """Write the retraction, the pair's state, the clusters and one leaf."""
    judgement = note_judgement(Note(pair=row.id, reason=reason, retracts=said.id), by=by)
    state = state_of(history(by.agency, row.id))
    Pair.objects.filter(agency_id=by.agency, id=row.id).update(state=state)
    clusters = recluster(by.agency, row.left_id, row.right_id)
    was_same = said.verdict is Verdict.SAME
    tag = Tag.PEOPLE_PERSONS_UNMERGED if was_same else Tag.PEOPLE_JUDGEMENT_RETRACTED
    detail: dict[str, str | int | bool | None] = {
        "judgement": str(judgement),
        "retracts": str(said.id),
        "clusters": len(clusters),
    }
    leave_leaf(by=by, tag=tag, about=About(kind="pair", id=row.id, detail=detail))
    return Judged(judgement=judgement, clusters=clusters)
