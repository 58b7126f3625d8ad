"""Settle a disagreement between reviewers."""

from dataclasses import replace
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.joining import Edge
from wayhome.people.actions.note_judgement import Judged, new_line, note_judgement
from wayhome.people.actions.recluster import lock_judging
from wayhome.people.domain.verdicts import PairState, Verdict, in_force
from wayhome.people.models import Pair
from wayhome.people.queries.standing import neighbourhood


class NotDisputed(Exception):
    """Nobody disagrees on this pair, or not any more."""


class OwnDispute(Exception):
    """Who disagrees cannot settle it: somebody else must, or one of them takes the own word back."""


class NotDecided(Exception):
    """A settlement says same or different; as long as nobody can tell, the pair stays disputed."""


def settle(*, pair: UUID, verdict: Verdict, reason: str, by: Actor) -> Judged:
    """End a disagreement with a verdict that stands alone, for a reason.

    Raises NotDisputed, OwnDispute, NotDecided, HeldDifferent, HeldSame, ReasonMissing, NotFound.
    """
    require(by, Permission.MATCH_SETTLE)
    if verdict is Verdict.CANNOT_TELL:
        raise NotDecided
    with atomic():
        lock_judging(by.agency)
        row = Pair.objects.filter(agency_id=by.agency, id=pair).first()
        if row is None:
            raise NotFound
        if PairState(row.state) is not PairState.DISPUTED:
            raise NotDisputed
        standing = neighbourhood(by.agency, [row.left_id, row.right_id])
        history = standing.graph.histories[Edge(row.left_id, row.right_id)]
        if any(said.by == by.user for said in in_force(history)):
            raise OwnDispute
        line = replace(new_line(by), verdict=verdict, settles=True)
        settled = note_judgement(line, reason, pair=row, standing=standing)
        detail: dict[str, str | int | bool | None] = {
            "verdict": verdict.value,
            "judgement": str(settled.judgement),
            "clusters": len(settled.clusters),
        }
        about = About(kind="pair", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.PEOPLE_PAIR_SETTLED, about=about)
        return settled
