"""Proposed links between alleged persons: only those of which the reader may read both cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.cases.queries.readable import readable_ids
from wayhome.justice.domain.likeness import Likeness, from_codes
from wayhome.justice.domain.verdicts import DECIDED, LinkState
from wayhome.justice.models import AllegedPerson, Link
from wayhome.justice.queries.alleged import AllegedRow, with_tellings
from wayhome.kernel.actor import Actor
from wayhome.kernel.joining import Edge, Member, contradiction, roots

MOST = 200


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two alleged persons of two cases who may be one, and why."""

    id: UUID
    state: LinkState
    likeness: Likeness
    left: AllegedRow
    right: AllegedRow

    @property
    def is_decided(self) -> bool:
        """Whether only a retraction can change it."""
        return self.state in DECIDED


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is one among the readable: for each the earliest of those joined; and who is held apart."""

    roots: dict[UUID, UUID]
    apart: tuple[Edge, ...]

    @property
    def contradiction(self) -> Edge | None:
        """Two who are held to be different and are joined all the same, if there are any."""
        return contradiction(self.roots, self.apart)

    def refuses(self, edge: Edge) -> bool:
        """Whether somebody joined with an end of this edge is held apart from another one so joined.

        What contradicts itself elsewhere does not stop a judgement here.
        """
        ends = {self.roots.get(edge.left), self.roots.get(edge.right)}
        near = [each for each in self.apart if self.roots.get(each.left) in ends]
        return contradiction(self.roots, near) is not None


def links(actor: Actor, state: LinkState) -> tuple[LinkRow, ...]:
    """The links of a pile, the likeliest first, at most 200. Raises NotFound."""
    return _rows(actor, readable_links(actor).filter(state=state)[:MOST])


def links_of(actor: Actor, persons: Iterable[UUID]) -> tuple[LinkRow, ...]:
    """All links of which one end is among these persons, the likeliest first. Raises NotFound."""
    ids = list(persons)
    either = Q(left_id__in=ids) | Q(right_id__in=ids)
    return _rows(actor, readable_links(actor).filter(either))


def link(actor: Actor, link_id: UUID) -> LinkRow:
    """One link. Raises NotFound, for unknown and forbidden alike."""
    found = _rows(actor, readable_links(actor).filter(id=link_id))
    if not found:
        raise NotFound
    return found[0]


def joined(actor: Actor, persons: Iterable[AllegedRow]) -> Joined:
    """Who of these persons is one, by the verdicts that the reader may see and no others.

    A join through somebody in a case that is not readable is not told: it would tell of the case.
    """
    chosen = tuple(persons)
    ids = [each.id for each in chosen]
    among = readable_links(actor).filter(left_id__in=ids, right_id__in=ids)
    now = roots([Member(each.id, each.added_at) for each in chosen], _edges(among, LinkState.SAME))
    return Joined(now, tuple(_edges(among, LinkState.DIFFERENT)))


def readable_links(actor: Actor) -> QuerySet[Link]:
    """The links of two alleged persons in cases that the actor may read. Raises NotFound."""
    require(actor, Permission.MATCH_READ)
    own = AllegedPerson.objects.filter(agency_id=actor.agency, case_id__in=readable_ids(actor))
    found = Link.objects.filter(
        agency_id=actor.agency, left_id__in=own.values("id"), right_id__in=own.values("id")
    )
    return found.order_by("-weight", "id")


def _edges(rows: QuerySet[Link], state: LinkState) -> list[Edge]:
    ends = rows.filter(state=state).values_list("left_id", "right_id")
    return [Edge(left, right) for left, right in ends]


def _rows(actor: Actor, found: Iterable[Link]) -> tuple[LinkRow, ...]:
    """Links with both persons; whoever was taken back has none."""
    chosen = tuple(found)
    ids = {end for row in chosen for end in (row.left_id, row.right_id)}
    own = AllegedPerson.objects.filter(agency_id=actor.agency, id__in=list(ids))
    persons = {row.id: row for row in with_tellings(actor.agency, own) if not row.is_withdrawn}
    return tuple(
        LinkRow(
            id=row.id,
            state=LinkState(row.state),
            likeness=from_codes(row.reasons, weight=row.weight),
            left=persons[row.left_id],
            right=persons[row.right_id],
        )
        for row in chosen
        if row.left_id in persons and row.right_id in persons
    )
