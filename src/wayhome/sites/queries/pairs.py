"""The piles of pairs, the likeliest first, without opening anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import fsum
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import (
    PAGE_SIZE,
    CursorNotUnderstood,
    Page,
    decode_cursor,
    encode_cursor,
    page_of,
)
from wayhome.matching.sites.comparison import SiteComparison
from wayhome.sites.domain.comparisons import from_codes
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.verdicts import DECIDED, PairState
from wayhome.sites.models import Pair, Place


@dataclass(frozen=True, slots=True)
class Side:
    """One place of a pair, as codes: nothing sealed."""

    place: UUID
    code: str
    site: UUID
    origin: Origin
    complaint: UUID | None
    province: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two places that may be one site, and why; `prior` and the comparisons add up to `weight`."""

    id: UUID
    state: PairState
    weight: float
    probability: float
    comparisons: tuple[SiteComparison, ...]
    left: Side
    right: Side

    @property
    def prior(self) -> float:
        """What any two places start from, before anything is compared."""
        return self.weight - fsum(comparison.weight for comparison in self.comparisons)


def pairs(actor: Actor, pile: PairState, *, cursor: str = "") -> Page[PairRow]:
    """A page of one pile. Raises NotFound, CursorNotUnderstood.

    A pair whose two places are joined through others needs no decision and is left out of the
    undecided piles.
    """
    require(actor, Permission.SITE_READ)
    rows = Pair.objects.filter(agency_id=actor.agency, state=pile)
    if pile not in DECIDED:
        rows = _apart(rows)
    rows = _after(rows, cursor).order_by("-weight", "id")
    found = _rows(actor, rows[: PAGE_SIZE + 1])
    return page_of(found, lambda row: encode_cursor(repr(row.weight), str(row.id)))


def pairs_about(actor: Actor, *, places: Iterable[UUID]) -> tuple[PairRow, ...]:
    """The undecided pairs that one of these places is part of, the likeliest first."""
    require(actor, Permission.SITE_READ)
    ids = list(places)
    either = Q(left_id__in=ids) | Q(right_id__in=ids)
    waiting = [PairState.OPEN, PairState.LATER]
    rows = Pair.objects.filter(either, agency_id=actor.agency, state__in=waiting)
    return _rows(actor, _apart(rows).order_by("-weight", "id"))


def pair(actor: Actor, pair_id: UUID) -> PairRow:
    """One pair. Raises NotFound."""
    require(actor, Permission.SITE_READ)
    found = _rows(actor, Pair.objects.filter(agency_id=actor.agency, id=pair_id))
    if not found:
        raise NotFound
    return found[0]


def _apart(rows: QuerySet[Pair]) -> QuerySet[Pair]:
    """Only pairs of two sites, both of whose places can still be opened."""
    places = Place.objects.filter(agency_id=OuterRef("agency_id"))
    own, erased = places.values("site_id"), places.filter(sealed_told__isnull=True).values("id")
    apart = rows.alias(
        left_site=Subquery(own.filter(id=OuterRef("left_id"))),
        right_site=Subquery(own.filter(id=OuterRef("right_id"))),
    ).exclude(left_site=F("right_site"))
    return apart.exclude(left_id__in=erased).exclude(right_id__in=erased)


def _after(rows: QuerySet[Pair], cursor: str) -> QuerySet[Pair]:
    """Only what follows the last row of the page before."""
    if not cursor:
        return rows
    weight, last = decode_cursor(cursor, parts=2)
    try:
        lighter = Q(weight__lt=float(weight))
        return rows.filter(lighter | Q(weight=float(weight), id__gt=UUID(last)))
    except ValueError as error:
        raise CursorNotUnderstood from error


def _rows(actor: Actor, found: Iterable[Pair]) -> tuple[PairRow, ...]:
    """Pairs with both places, in two queries."""
    chosen = tuple(found)
    ids = {place for row in chosen for place in (row.left_id, row.right_id)}
    columns = ("id", "code", "site_id", "origin", "complaint_id", "province", "told_at")
    own = Place.objects.filter(agency_id=actor.agency, id__in=ids).only(*columns)
    sides = {
        row.id: Side(
            row.id,
            row.code,
            row.site_id,
            Origin(row.origin),
            row.complaint_id,
            row.province,
            row.told_at,
        )
        for row in own
    }
    return tuple(
        PairRow(
            id=row.id,
            state=PairState(row.state),
            weight=row.weight,
            probability=row.probability,
            comparisons=from_codes(row.comparisons),
            left=sides[row.left_id],
            right=sides[row.right_id],
        )
        for row in chosen
    )
