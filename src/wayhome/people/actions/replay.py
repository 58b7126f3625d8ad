"""Follow every judgement anew and put right what does not follow from it."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.joining import Edge, Member
from wayhome.people.actions.recluster import lock_judging, recluster
from wayhome.people.domain.graph import Graph
from wayhome.people.domain.verdicts import PairState, Said
from wayhome.people.models import Judgement, Pair, Person
from wayhome.people.queries.standing import said


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many pairs and clusters did not stand where the judgements put them."""

    pairs: int
    clusters: int


def replay(*, by: Actor) -> Replayed:
    """Work out states and clusters from the judgements alone; no score has a part in it.

    Part of scoring anew, which leaves the leaf; finding nothing to put right is the rule.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        lock_judging(by.agency)
        graph, filed = _whole(by.agency)
        rows = Pair.objects.filter(agency_id=by.agency)
        moved = 0
        for pair, left, right, state in rows.values_list("id", "left_id", "right_id", "state"):
            right_state = graph.state(Edge(left, right))
            if PairState(state) is not right_state:
                Pair.objects.filter(agency_id=by.agency, id=pair).update(state=right_state)
                moved += 1
        return Replayed(pairs=moved, clusters=len(recluster(by.agency, graph, filed)))


def _whole(agency: UUID) -> tuple[Graph, dict[UUID, UUID]]:
    """The judgement graph of an agency, and the cluster each person is filed under."""
    persons = Person.objects.filter(agency_id=agency)
    members = tuple(persons.values_list("id", "registered_at", "cluster_id"))
    judged = Judgement.objects.filter(agency_id=agency)
    pairs = Pair.objects.filter(agency_id=agency, id__in=judged.values("pair_id"))
    edges = {
        pair: Edge(left, right)
        for pair, left, right in pairs.values_list("id", "left_id", "right_id")
    }
    told: defaultdict[Edge, list[Said]] = defaultdict(list)
    for row in judged.defer("sealed_reason").order_by("pair_id", "number"):
        told[edges[row.pair_id]].append(said(row))
    graph = Graph(
        members=tuple(Member(id=person, registered_at=at) for person, at, _ in members),
        histories={edge: tuple(lines) for edge, lines in told.items()},
    )
    return graph, {person: cluster for person, _, cluster in members}
