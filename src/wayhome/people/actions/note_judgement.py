"""Add one line to a pair's history and let everything follow from it.

Called by `judge`, `settle` and `retract` only, which lock, ask the policy and leave the leaf.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.kernel.joining import Edge
from wayhome.kernel.reasons import seal_reason
from wayhome.people.actions.recluster import recluster
from wayhome.people.domain.graph import Contradiction, Graph
from wayhome.people.domain.impact import Impact
from wayhome.people.domain.sealed import reason_place
from wayhome.people.domain.verdicts import PairState, Said
from wayhome.people.models import Judgement, Pair
from wayhome.people.queries.standing import Standing


class StandAgainst(Exception):
    """Judgements in force forbid this one; `judgements` are their ids."""

    def __init__(self, judgements: tuple[UUID, ...]) -> None:
        super().__init__("Judgements in force stand against this one.")
        self.judgements = judgements


class HeldDifferent(StandAgainst):
    """The two, or others joined with them, are held to be different persons, or disputed."""


class HeldSame(StandAgainst):
    """Other judgements in force join these two into one person."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The line added, the clusters that changed by it, and where the pair stands now."""

    judgement: UUID
    clusters: tuple[UUID, ...]
    state: PairState


def note_judgement(
    said: Said, reason: str, *, pair: Pair, standing: Standing, impact: Iterable[Impact] = ()
) -> Judged:
    """Write a line that contradicts nothing, the pair's state and the clusters.

    Raises HeldDifferent, HeldSame, ReasonMissing.
    """
    edge = Edge(pair.left_id, pair.right_id)
    graph = _after(standing.graph, edge, said)
    _write(said, reason, pair=pair, number=len(graph.histories[edge]), impact=impact)
    state = graph.state(edge)
    if state is not PairState(pair.state):
        Pair.objects.filter(agency_id=pair.agency_id, id=pair.id).update(state=state)
    clusters = recluster(pair.agency_id, graph, standing.clusters)
    if clusters:
        enqueue("people.weigh_pairs", agency=pair.agency_id, one=pair.left_id, other=pair.right_id)
    return Judged(judgement=said.id, clusters=clusters, state=state)


def new_line(by: Actor) -> Said:
    """An empty line by somebody, to be filled in with `dataclasses.replace`."""
    return Said(id=new_id(), verdict=None, by=by.user)


def _after(graph: Graph, edge: Edge, said: Said) -> Graph:
    """The graph with the line. Raises HeldDifferent, HeldSame."""
    try:
        return graph.after(edge, said)
    except Contradiction as found:
        refusal = HeldSame if found.edge == edge else HeldDifferent
        raise refusal(tuple(said.id for said in found.against)) from found


def _write(said: Said, reason: str, *, pair: Pair, number: int, impact: Iterable[Impact]) -> None:
    """Append the row, its reason sealed. Raises ReasonMissing."""
    sealed = seal_reason(reason, place=reason_place(said.id))
    Judgement(
        id=said.id,
        agency_id=pair.agency_id,
        pair_id=pair.id,
        number=number,
        verdict=said.verdict or "",
        retracts=said.retracts,
        impact=[code.value for code in impact],
        settles=said.settles,
        probability=pair.probability,
        scored_with=pair.scored_with,
        judged_by=said.by,
        judged_at=clock.now(),
        key_id=sealed.key,
        sealed_reason=sealed.content,
    ).save(force_insert=True)
