"""What hangs on persons; other rooms know, and say so through the source connected here."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.people.domain.stakes import Side, Stakes, side
from wayhome.people.models import Person


class Source(Protocol):
    """Tells what hangs on each of these complaints of the actor's agency."""

    def __call__(self, actor: Actor, complaints: Collection[UUID]) -> Mapping[UUID, Stakes]:
        """Codes in clear, nothing opened; a complaint left out has nothing hanging on it."""


_sources: list[Source] = []


def connect_stakes(source: Source) -> None:
    """Ask this source from now on; `config/wiring.py` names it."""
    _sources[:] = [source]


def sides(actor: Actor, persons: Collection[UUID]) -> dict[UUID, Side]:
    """What hangs on each of these persons with all those held to be the same.

    Part of a larger action or page, which asks the policy.
    """
    own = Person.objects.filter(agency_id=actor.agency)
    clusters = dict(own.filter(id__in=list(persons)).values_list("id", "cluster_id"))
    rows = own.filter(cluster_id__in=set(clusters.values()))
    mentions = tuple(rows.values_list("cluster_id", "complaint_id"))
    told = _asked(actor, [complaint for _, complaint in mentions])
    joined: defaultdict[UUID, list[Stakes]] = defaultdict(list)
    for cluster, complaint in mentions:
        joined[cluster].append(told.get(complaint, Stakes()))
    return {person: side(joined[cluster]) for person, cluster in clusters.items()}


def _asked(actor: Actor, complaints: Collection[UUID]) -> dict[UUID, Stakes]:
    """The answers of the source."""
    return {key: value for source in _sources for key, value in source(actor, complaints).items()}
