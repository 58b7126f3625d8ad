"""Operations and sites by province, and, opened for a purpose, sites as points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.matching.point import Point
from wayhome.operations.models import Site
from wayhome.operations.policy import known_whole, visible_operations
from wayhome.sites.domain.told import GROUP
from wayhome.sites.queries.opened import opened
from wayhome.sites.queries.sites import provinces_of_sites


@dataclass(frozen=True, slots=True)
class ProvinceCount:
    """A province by its P-code, empty where it is not known."""

    province: str
    operations: int
    sites: int


@dataclass(frozen=True, slots=True)
class SitePoint:
    """The most exact point that is told of a site where an operation is or was held."""

    site: UUID
    point: Point = field(repr=False)


def by_province(actor: Actor) -> tuple[ProvinceCount, ...]:
    """Operations that the actor may know of and sites that they may see, most operations first.

    Raises NotFound for whoever sees none.
    """
    rows = visible_operations(actor).order_by().values_list("province").annotate(n=Count("*"))
    held: Mapping[str, int] = dict(rows)
    told = provinces_of_sites(actor) if can(actor, Permission.SITE_READ) else {}
    counts = [ProvinceCount(code, held.get(code, 0), told.get(code, 0)) for code in {*held, *told}]
    return tuple(sorted(counts, key=lambda each: (-each.operations, -each.sites, each.province)))


def open_points(actor: Actor, *, purpose: Purpose) -> tuple[SitePoint, ...]:
    """The sites of the operations that the actor knows whole, as points; one leaf tells of it.

    Sites without coordinates are left out. Raises NotFound.
    """
    decision = require(actor, Permission.SITE_READ)
    if purpose not in decision.purposes or GROUP not in decision.field_groups:
        raise NotFound
    places = frozenset(
        Site.objects.filter(agency_id=actor.agency, operation__in=known_whole(actor)).values_list(
            "place_id", flat=True
        )
    )
    found: dict[UUID, Point] = {}
    for each in opened(actor.agency, places):
        for point in each.told.description.points:
            held = found.get(each.site)
            if held is None or point.within_m < held.within_m:
                found[each.site] = point
    about = About(
        kind="register",
        id=actor.agency,
        purpose=purpose.value,
        field_groups=[GROUP.value],
        detail={"sites": len(places)},
    )
    leave_leaf(by=actor, tag=Tag.OPERATIONS_FIELDS_OPENED, about=about)
    return tuple(SitePoint(site, point) for site, point in sorted(found.items()))
