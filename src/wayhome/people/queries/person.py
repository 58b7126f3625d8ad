"""One person of the register: all mentions held to be the same, and how that came."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.people.models import Judgement, Pair, Person
from wayhome.people.queries.judgements import Judged, judgements
from wayhome.people.queries.pairs import Side


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A cluster: its root, its mentions the earliest first, and the judgements on them."""

    cluster: UUID
    mentions: tuple[Side, ...]
    history: tuple[Judged, ...]


def person(actor: Actor, person_id: UUID) -> PersonCard:
    """The cluster that a person belongs to, as codes: nothing is opened. Raises NotFound."""
    require(actor, Permission.MATCH_READ)
    cluster = cluster_of(actor, person_id)
    own = Person.objects.filter(agency_id=actor.agency, cluster_id=cluster)
    columns = ("id", "cluster_id", "complaint_id", "nationality", "sex", "registered_at")
    rows = own.order_by("registered_at", "id").values_list(*columns)
    mentions = tuple(Side(*row) for row in rows)
    ids = [side.person for side in mentions]
    judged = Pair.objects.filter(Q(left_id__in=ids) | Q(right_id__in=ids), agency_id=actor.agency)
    pairs = list(judged.values_list("id", flat=True))
    return PersonCard(cluster=cluster, mentions=mentions, history=judgements(actor, pairs))


def cluster_of(actor: Actor, person_id: UUID) -> UUID:
    """The person who stands for all those held to be this one. Raises NotFound."""
    own = Person.objects.filter(agency_id=actor.agency, id=person_id)
    found: UUID | None = own.values_list("cluster_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def members(actor: Actor, cluster: UUID) -> tuple[UUID, ...]:
    """The persons of a cluster, the earliest registered first.

    Part of a larger page, which asks the policy.
    """
    own = Person.objects.filter(agency_id=actor.agency, cluster_id=cluster)
    return tuple(own.order_by("registered_at", "id").values_list("id", flat=True))


def cluster_sizes(actor: Actor, clusters: Collection[UUID]) -> dict[UUID, int]:
    """How many persons each of these clusters holds.

    Part of a larger query, which asks the policy.
    """
    own = Person.objects.filter(agency_id=actor.agency, cluster_id__in=clusters)
    return dict(own.values_list("cluster_id").annotate(Count("id")))


def judged(actor: Actor, judgement_id: UUID) -> Judged:
    """One judgement, without its reason. Raises NotFound."""
    require(actor, Permission.MATCH_READ)
    own = Judgement.objects.filter(agency_id=actor.agency, id=judgement_id)
    pair: UUID | None = own.values_list("pair_id", flat=True).first()
    if pair is None:
        raise NotFound
    return next(line for line in judgements(actor, [pair]) if line.id == judgement_id)
