"""The judgement graph as it stands in the register."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.joining import Edge, Member
from wayhome.people.domain.graph import Graph
from wayhome.people.domain.verdicts import Said, Verdict
from wayhome.people.models import Judgement, Pair, Person


@dataclass(frozen=True, slots=True)
class Standing:
    """A part of the judgement graph, and the cluster each person of it is filed under now."""

    graph: Graph
    clusters: dict[UUID, UUID]


def neighbourhood(agency: UUID, persons: Iterable[UUID]) -> Standing:
    """Everybody in the clusters of these persons, and what was said of the pairs among them."""
    own = Person.objects.filter(agency_id=agency)
    clusters = set(own.filter(id__in=list(persons)).values_list("cluster_id", flat=True))
    rows = own.filter(cluster_id__in=clusters).values_list("id", "registered_at", "cluster_id")
    members = tuple(rows)
    ids = [person for person, _, _ in members]
    return Standing(
        graph=Graph(
            members=tuple(Member(id=person, registered_at=at) for person, at, _ in members),
            histories=_histories(agency, ids),
        ),
        clusters={person: cluster for person, _, cluster in members},
    )


def _histories(agency: UUID, persons: Collection[UUID]) -> dict[Edge, tuple[Said, ...]]:
    """The history of every judged pair with both ends among these persons."""
    pairs = Pair.objects.filter(agency_id=agency, left_id__in=persons, right_id__in=persons)
    edges = {
        pair: Edge(left, right)
        for pair, left, right in pairs.values_list("id", "left_id", "right_id")
    }
    told: defaultdict[Edge, list[Said]] = defaultdict(list)
    rows = Judgement.objects.filter(agency_id=agency, pair_id__in=list(edges))
    for row in rows.defer("sealed_reason").order_by("pair_id", "number"):
        told[edges[row.pair_id]].append(said(row))
    return {edge: tuple(lines) for edge, lines in told.items()}


def said(row: Judgement) -> Said:
    """A stored judgement as the rules see it."""
    return Said(
        id=row.id,
        verdict=Verdict(row.verdict) if row.verdict else None,
        retracts=row.retracts,
        by=row.judged_by,
        needs_second=bool(row.impact),
        settles=row.settles,
    )
