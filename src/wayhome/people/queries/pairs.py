"""The piles of pairs, the likeliest first, without opening anything."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import fsum
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import PAGE_SIZE, CursorNotUnderstood, Page, decode_cursor, encode_cursor
from wayhome.matching.compare.comparison import Comparison
from wayhome.people.domain.comparisons import from_codes
from wayhome.people.domain.verdicts import DECIDED, PairState
from wayhome.people.models import Pair, Person


@dataclass(frozen=True, slots=True)
class Side:
    """One person of a pair, as codes: nothing sealed."""

    person: UUID
    cluster: UUID
    complaint: UUID
    nationality: str
    sex: str
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two persons who may be one, and why; `prior` and the comparisons add up to `weight`."""

    id: UUID
    state: PairState
    weight: float
    probability: float
    comparisons: tuple[Comparison, ...]
    left: Side
    right: Side

    @property
    def prior(self) -> float:
        """What any two persons start from, before anything is compared."""
        return self.weight - fsum(comparison.weight for comparison in self.comparisons)


def pairs(actor: Actor, pile: PairState, *, cursor: str = "") -> Page[PairRow]:
    """A page of one pile. Raises NotFound, CursorNotUnderstood.

    A pair whose two persons are joined through others needs no decision and is left out of the
    undecided piles. The likeliest come first: there a judgement most often joins complaints.
    """
    require(actor, Permission.MATCH_READ)
    rows = _of(actor).filter(state=pile)
    if pile not in DECIDED:
        rows = _apart(rows)
    rows = _after(rows, cursor).order_by("-weight", "id")
    found = _rows(actor, rows[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    is_more = len(found) > PAGE_SIZE
    last = encode_cursor(repr(shown[-1].weight), str(shown[-1].id)) if is_more else None
    return Page(rows=shown, next_cursor=last)


def pairs_about(actor: Actor, *, complaints: Collection[UUID]) -> tuple[PairRow, ...]:
    """The undecided pairs that one of these complaints is part of, for triage and case pages."""
    require(actor, Permission.MATCH_READ)
    persons = Person.objects.filter(agency_id=actor.agency, complaint_id__in=complaints)
    ids = list(persons.values_list("id", flat=True))
    either = Q(left_id__in=ids) | Q(right_id__in=ids)
    rows = _of(actor).filter(either, state__in=[PairState.OPEN, PairState.LATER])
    return _rows(actor, _apart(rows).order_by("-weight", "id"))


def pair(actor: Actor, pair_id: UUID) -> PairRow:
    """One pair. Raises NotFound."""
    require(actor, Permission.MATCH_READ)
    found = _rows(actor, _of(actor).filter(id=pair_id))
    if not found:
        raise NotFound
    return found[0]


def _of(actor: Actor) -> QuerySet[Pair]:
    """The pairs of the actor's agency."""
    return Pair.objects.filter(agency_id=actor.agency)


def _apart(rows: QuerySet[Pair]) -> QuerySet[Pair]:
    """Only pairs of two clusters."""
    own = Person.objects.filter(agency_id=OuterRef("agency_id")).values("cluster_id")
    return rows.alias(
        left_cluster=Subquery(own.filter(id=OuterRef("left_id"))),
        right_cluster=Subquery(own.filter(id=OuterRef("right_id"))),
    ).exclude(left_cluster=F("right_cluster"))


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
    """Pairs with both persons, in two queries."""
    chosen = tuple(found)
    ids = {person for row in chosen for person in (row.left_id, row.right_id)}
    columns = ("id", "cluster_id", "complaint_id", "nationality", "sex", "registered_at")
    own = Person.objects.filter(agency_id=actor.agency, id__in=ids).values_list(*columns)
    sides = {side[0]: Side(*side) for side in own}
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
