"""One site: who told of it and when, and, opened for a purpose, in which words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.told import GROUP, Told
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Pair, Place
from wayhome.sites.queries.judgements import judgements
from wayhome.sites.queries.opened import opened
from wayhome.sites.queries.pairs import PairRow, pairs_about
from wayhome.sites.queries.sites import SiteRow, sites_with


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place of a site in clear: who told of it and when."""

    id: UUID
    code: str
    origin: Origin
    complaint: UUID | None
    case: UUID | None
    province: str
    told_at: datetime
    told_by: UUID | None


@dataclass(frozen=True, slots=True)
class SitePage:
    """A site before anything is opened: its places, newest first, pairs to judge, and the history.

    `told` is empty until the site is opened for a purpose.
    """

    row: SiteRow
    places: tuple[PlaceLine, ...]
    waiting: tuple[PairRow, ...]
    history: tuple[Judged[Verdict], ...]
    told: dict[UUID, Told]


def site_page(actor: Actor, place_id: UUID) -> SitePage:
    """The site that a place belongs to; any of its places leads to it. Raises NotFound."""
    require(actor, Permission.SITE_READ)
    return _page(actor, place_id, is_opened=False, told={})


def open_site(actor: Actor, place_id: UUID, *, purpose: Purpose) -> SitePage:
    """The same with every way it was described, for a purpose, leaving one leaf. Raises NotFound."""
    decision = require(actor, Permission.SITE_READ)
    if purpose not in decision.purposes or GROUP not in decision.field_groups:
        raise NotFound
    may_see_reasons = FieldGroup.INTERNAL_NOTES in decision.field_groups
    closed = site_page(actor, place_id)
    told = {each.id: each.told for each in opened(actor.agency, [p.id for p in closed.places])}
    page = _page(actor, place_id, is_opened=may_see_reasons, told=told)
    groups = [GROUP] + ([FieldGroup.INTERNAL_NOTES] if any(j.reason for j in page.history) else [])
    about = About(
        kind="site",
        id=page.row.id,
        purpose=purpose.value,
        field_groups=[group.value for group in groups],
        detail={"places": len(told)},
    )
    leave_leaf(by=actor, tag=Tag.SITES_FIELDS_OPENED, about=about)
    return page


def _page(actor: Actor, place_id: UUID, *, is_opened: bool, told: dict[UUID, Told]) -> SitePage:
    """A site with its places, pairs and history."""
    own = Place.objects.filter(agency_id=actor.agency)
    site: UUID | None = own.filter(id=place_id).values_list("site_id", flat=True).first()
    if site is None:
        raise NotFound
    places = tuple(map(_line, own.filter(site_id=site).order_by("-told_at", "id")))
    ids = [place.id for place in places]
    inside = Pair.objects.filter(agency_id=actor.agency, left_id__in=ids, right_id__in=ids)
    (row,) = sites_with(actor, [site])
    return SitePage(
        row=row,
        places=places,
        waiting=pairs_about(actor, places=ids),
        history=judgements(actor, list(inside.values_list("id", flat=True)), is_opened=is_opened),
        told=told,
    )


def _line(row: Place) -> PlaceLine:
    return PlaceLine(
        id=row.id,
        code=row.code,
        origin=Origin(row.origin),
        complaint=row.complaint_id,
        case=row.case_id,
        province=row.province,
        told_at=row.told_at,
        told_by=row.told_by,
    )
