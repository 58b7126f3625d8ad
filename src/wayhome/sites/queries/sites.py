"""The list of sites: codes, provinces and counts, nothing that is sealed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import PAGE_SIZE, Page, moment_and_row, moment_cursor, page_of
from wayhome.sites.models import Place


@dataclass(frozen=True, slots=True)
class SiteFilter:
    """What the list is narrowed to: a province, and sites that several reports tell of."""

    province: str = ""
    several_only: bool = True
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site by the code of its earliest place; `cases` are those that staff described it for."""

    id: UUID
    code: str
    provinces: tuple[str, ...]
    places: int
    complaints: tuple[UUID, ...]
    cases: tuple[UUID, ...]
    last_heard: datetime


def sites(actor: Actor, wanted: SiteFilter) -> Page[SiteRow]:
    """A page of the agency's sites, the one last heard of first.

    Raises NotFound, CursorNotUnderstood.
    """
    require(actor, Permission.SITE_READ)
    found = _told(actor)
    if wanted.province:
        own = Place.objects.filter(agency_id=actor.agency, province=wanted.province)
        found = found.filter(Exists(own.filter(site_id=OuterRef("site_id"))))
    if wanted.several_only:
        found = found.filter(places__gt=1)
    ordered = _after(found, wanted.cursor).order_by(F("last").desc(), "site_id")
    rows = _rows(actor, ordered[: PAGE_SIZE + 1])
    return page_of(rows, lambda row: moment_cursor(row.last_heard, row.id))


def sites_of(
    actor: Actor, *, complaints: Collection[UUID] = (), cases: Collection[UUID] = ()
) -> tuple[SiteRow, ...]:
    """The sites that these complaints tell of, or that were described for these cases."""
    require(actor, Permission.SITE_READ)
    either = Q(complaint_id__in=list(complaints)) | Q(case_id__in=list(cases))
    own = Place.objects.filter(either, agency_id=actor.agency).values("site_id")
    return _rows(actor, _told(actor).filter(site_id__in=own).order_by(F("last").desc(), "site_id"))


def sites_with(actor: Actor, ids: Iterable[UUID]) -> tuple[SiteRow, ...]:
    """Sites by id; part of a larger query, which asks the policy."""
    return _rows(actor, _told(actor).filter(site_id__in=list(ids)))


def _told(actor: Actor) -> QuerySet[Any, Any]:
    """Every site of the agency with its counts."""
    own = Place.objects.filter(agency_id=actor.agency).order_by()
    return own.values("site_id").annotate(
        places=Count("id"),
        last=Max("told_at"),
        complaints=ArrayAgg(
            "complaint_id", distinct=True, filter=Q(complaint_id__isnull=False), default=[]
        ),
        cases=ArrayAgg("case_id", distinct=True, filter=Q(case_id__isnull=False), default=[]),
        provinces=ArrayAgg("province", distinct=True, filter=~Q(province=""), default=[]),
    )


def _after(found: QuerySet[Any, Any], cursor: str) -> QuerySet[Place, Any]:
    """Only what follows the last row of the page before."""
    if not cursor:
        return found
    heard, site = moment_and_row(cursor)
    return found.filter(Q(last__lt=heard) | Q(last=heard, site_id__gt=site))


def _rows(actor: Actor, found: Iterable[dict[str, Any]]) -> tuple[SiteRow, ...]:
    """Sites with the codes by which people call them, in two queries."""
    chosen = [_Grouped(**each) for each in found]
    own = Place.objects.filter(agency_id=actor.agency, id__in=[each.site_id for each in chosen])
    codes = dict(own.values_list("id", "code"))
    return tuple(
        SiteRow(
            id=each.site_id,
            code=codes[each.site_id],
            provinces=tuple(sorted(each.provinces)),
            places=each.places,
            complaints=tuple(each.complaints),
            cases=tuple(each.cases),
            last_heard=each.last,
        )
        for each in chosen
    )


@dataclass(frozen=True, slots=True)
class _Grouped:
    """One row of `_told`."""

    site_id: UUID
    places: int
    last: datetime
    complaints: list[UUID]
    cases: list[UUID]
    provinces: list[str]


def site_by_code(actor: Actor, code: str) -> UUID | None:
    """The site that people call by this code, or by the code of any of its places."""
    require(actor, Permission.SITE_READ)
    own = Place.objects.filter(agency_id=actor.agency, code=code.strip().upper())
    found: UUID | None = own.values_list("site_id", flat=True).first()
    return found


def sites_of_places(actor: Actor, places: Collection[UUID]) -> dict[UUID, SiteRow]:
    """For each of these places the site that it belongs to now."""
    require(actor, Permission.SITE_READ)
    own = Place.objects.filter(agency_id=actor.agency, id__in=list(places))
    heads = dict(own.values_list("id", "site_id"))
    rows = {row.id: row for row in sites_with(actor, set(heads.values()))}
    return {place: rows[site] for place, site in heads.items()}


def provinces_of_sites(actor: Actor) -> dict[str, int]:
    """How many sites each province has; empty for sites of which no province is known."""
    require(actor, Permission.SITE_READ)
    found: dict[str, int] = {}
    for row in _told(actor):
        for province in row["provinces"] or [""]:
            found[province] = found.get(province, 0) + 1
    return found
