"""Where pairs and clusters stand: what is in force, and who is joined with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from wayhome.people.domain.clusters import Edge, Member
from wayhome.people.domain.verdicts import PairState, Said, Verdict
from wayhome.people.models import Judgement, Pair, Person


def history(agency: UUID, pair: UUID) -> tuple[Said, ...]:
    """Everything ever said of a pair, oldest first."""
    rows = Judgement.objects.filter(agency_id=agency, pair_id=pair).order_by("number")
    return tuple(
        Said(
            id=row.id, verdict=Verdict(row.verdict) if row.verdict else None, retracts=row.retracts
        )
        for row in rows.only("id", "verdict", "retracts")
    )


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The clusters of some persons: all members with their cluster, and the verdicts on them."""

    members: tuple[Member, ...]
    clusters: dict[UUID, UUID]
    same: tuple[Edge, ...]
    different: tuple[Edge, ...]


def neighbourhood(agency: UUID, persons: Iterable[UUID]) -> Neighbourhood:
    """Everybody in the clusters of these persons, and the verdicts in force on them."""
    own = Person.objects.filter(agency_id=agency)
    clusters = set(own.filter(id__in=list(persons)).values_list("cluster_id", flat=True))
    rows = own.filter(cluster_id__in=clusters).values_list("id", "registered_at", "cluster_id")
    members = tuple(rows)
    ids = [person for person, _, _ in members]
    return Neighbourhood(
        members=tuple(Member(id=person, registered_at=at) for person, at, _ in members),
        clusters={person: cluster for person, _, cluster in members},
        same=_edges(agency, ids, PairState.SAME),
        different=_edges(agency, ids, PairState.DIFFERENT),
    )


def _edges(agency: UUID, persons: list[UUID], state: PairState) -> tuple[Edge, ...]:
    """The pairs in this state with both ends among these persons."""
    among = Q(left_id__in=persons) & Q(right_id__in=persons)
    pairs = Pair.objects.filter(among, agency_id=agency, state=state)
    return tuple(Edge(left, right) for left, right in pairs.values_list("left_id", "right_id"))
