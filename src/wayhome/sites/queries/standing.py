"""Where pairs and sites stand: what is in force, and which places are joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from wayhome.kernel.joining import Edge, Member
from wayhome.kernel.judging import Said
from wayhome.sites.domain.verdicts import PairState, Verdict
from wayhome.sites.models import Judgement, Pair, Place


def history(agency: UUID, pair: UUID) -> tuple[Said[Verdict], ...]:
    """Everything ever said of a pair, oldest first."""
    rows = Judgement.objects.filter(agency_id=agency, pair_id=pair).order_by("number")
    return tuple(map(said, rows.only("id", "verdict", "retracts")))


def said(row: Judgement) -> Said[Verdict]:
    """A stored judgement as the rules see it."""
    return Said(row.id, Verdict(row.verdict) if row.verdict else None, row.retracts)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Some sites whole: all their places, each with its site, and the verdicts among them."""

    members: tuple[Member, ...]
    sites: dict[UUID, UUID]
    same: tuple[Edge, ...]
    different: tuple[Edge, ...]


def neighbourhood(agency: UUID, places: Iterable[UUID]) -> Neighbourhood:
    """All places of the sites that these places belong to, and the verdicts in force on them."""
    own = Place.objects.filter(agency_id=agency)
    sites = set(own.filter(id__in=list(places)).values_list("site_id", flat=True))
    rows = tuple(own.filter(site_id__in=sites).values_list("id", "registered_at", "site_id"))
    ids = [place for place, _, _ in rows]
    return Neighbourhood(
        members=tuple(Member(id=place, registered_at=at) for place, at, _ in rows),
        sites={place: site for place, _, site in rows},
        same=_edges(agency, ids, PairState.SAME),
        different=_edges(agency, ids, PairState.DIFFERENT),
    )


def paired_sites(agency: UUID, site: UUID) -> set[UUID]:
    """The sites that some pair, decided or not, already puts beside this one."""
    own = Place.objects.filter(agency_id=agency)
    inside = list(own.filter(site_id=site).values_list("id", flat=True))
    pairs = Pair.objects.filter(Q(left_id__in=inside) | Q(right_id__in=inside), agency_id=agency)
    ends = {end for pair in pairs.values_list("left_id", "right_id") for end in pair}
    return set(own.filter(id__in=ends - set(inside)).values_list("site_id", flat=True))


def _edges(agency: UUID, places: list[UUID], state: PairState) -> tuple[Edge, ...]:
    """The pairs in this state with both ends among these places."""
    among = Q(left_id__in=places) & Q(right_id__in=places)
    pairs = Pair.objects.filter(among, agency_id=agency, state=state)
    return tuple(Edge(left, right) for left, right in pairs.values_list("left_id", "right_id"))
