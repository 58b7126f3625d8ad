"""The piles of pairs in the order of their turn, without opening anything."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import fsum
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import (
    PAGE_SIZE,
    CursorNotUnderstood,
    Page,
    decode_cursor,
    encode_cursor,
    moment_in,
)
from wayhome.matching.compare.comparison import Comparison
from wayhome.people.domain.comparisons import from_codes
from wayhome.people.domain.second_look import VERY_HIGH, VERY_LOW
from wayhome.people.domain.turn import TurnReason
from wayhome.people.domain.verdicts import PairState
from wayhome.people.models import Judgement, Pair, Person

_MAY_BE_MOOT = frozenset({PairState.OPEN, PairState.LATER, PairState.WAITING})


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
    """Two persons who may be one, and why; `prior` and the comparisons add up to `weight`.

    `turn_reasons` say why its turn comes early, `waits_since` how long it waits already.
    """

    id: UUID
    state: PairState
    weight: float
    probability: float
    comparisons: tuple[Comparison, ...]
    left: Side
    right: Side
    turn_reasons: tuple[TurnReason, ...]
    waits_since: datetime
    scored_with: str

    @property
    def prior(self) -> float:
        """What any two persons start from, before anything is compared."""
        return self.weight - fsum(comparison.weight for comparison in self.comparisons)


@dataclass(frozen=True, slots=True)
class PairFilter:
    """What a pile is narrowed to; an empty value narrows nothing. Codes only."""

    reason: TurnReason | None = None
    nationality: str = ""


def pairs(
    actor: Actor, pile: PairState, wanted: PairFilter | None = None, *, cursor: str = ""
) -> Page[PairRow]:
    """A page of one pile, the decision that is worth most first.

    A pair whose two persons are joined through others needs no decision and is left out of the
    undecided piles. Raises NotFound, CursorNotUnderstood.
    """
    require(actor, Permission.MATCH_READ)
    return _page(actor, _pile(actor, pile, wanted or PairFilter()), cursor)


def second_looks(actor: Actor, *, cursor: str = "") -> Page[PairRow]:
    """Pairs whose judgement the present score contradicts, unless a reviewer saw such a score.

    Raises NotFound, CursorNotUnderstood.
    """
    require(actor, Permission.MATCH_READ)
    seen = Judgement.objects.filter(
        agency_id=actor.agency, pair_id=OuterRef("id"), verdict=OuterRef("state")
    )
    same = Q(state=PairState.SAME, probability__lte=VERY_LOW)
    different = Q(state=PairState.DIFFERENT, probability__gte=VERY_HIGH)
    rows = unerased(_of(actor), actor.agency).filter(
        (same & ~Exists(seen.filter(probability__lte=VERY_LOW)))
        | (different & ~Exists(seen.filter(probability__gte=VERY_HIGH)))
    )
    return _page(actor, rows, cursor)


def next_pair(
    actor: Actor, pile: PairState, wanted: PairFilter | None = None, *, after: UUID
) -> UUID | None:
    """The pair of a pile whose turn follows this one's, else the first other; None at the end."""
    require(actor, Permission.MATCH_READ)
    rows = _pile(actor, pile, wanted or PairFilter()).exclude(id=after).order_by("turn_at", "id")
    turn: datetime | None = _of(actor).filter(id=after).values_list("turn_at", flat=True).first()
    later = rows.filter(Q(turn_at__gt=turn) | Q(turn_at=turn, id__gt=after)) if turn else rows
    found: UUID | None = later.values_list("id", flat=True).first()
    return found or rows.values_list("id", flat=True).first()


def pairs_about(actor: Actor, *, complaints: Collection[UUID]) -> tuple[PairRow, ...]:
    """The undecided pairs that one of these complaints is part of, for triage and case pages.

    The likeliest come first: there a judgement most often joins complaints.
    """
    require(actor, Permission.MATCH_READ)
    persons = Person.objects.filter(agency_id=actor.agency, complaint_id__in=complaints)
    ids = list(persons.values_list("id", flat=True))
    either = Q(left_id__in=ids) | Q(right_id__in=ids)
    rows = _of(actor).filter(either, state__in=[PairState.OPEN, PairState.LATER])
    return _rows(actor, _apart(rows).order_by("-weight", "id"))


def pairs_within(actor: Actor, *, persons: Collection[UUID]) -> tuple[PairRow, ...]:
    """The pairs with both ends among these persons, the weakest first."""
    require(actor, Permission.MATCH_READ)
    rows = _of(actor).filter(left_id__in=persons, right_id__in=persons)
    return _rows(actor, rows.order_by("weight", "id"))


def pairs_named(actor: Actor, ids: Collection[UUID]) -> tuple[PairRow, ...]:
    """The pairs with these ids."""
    require(actor, Permission.MATCH_READ)
    return _rows(actor, _of(actor).filter(id__in=list(ids)))


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


def unerased(rows: QuerySet[Pair], agency: UUID) -> QuerySet[Pair]:
    """Only pairs of which both persons can still be opened: of the others nothing can be decided."""
    erased = Person.objects.filter(agency_id=agency, sealed_identity__isnull=True).values("id")
    return rows.exclude(left_id__in=erased).exclude(right_id__in=erased)


def _pile(actor: Actor, pile: PairState, wanted: PairFilter) -> QuerySet[Pair]:
    """What lies in a pile, narrowed."""
    rows = unerased(_of(actor).filter(state=pile), actor.agency)
    if pile in _MAY_BE_MOOT:
        rows = _apart(rows)
    if wanted.reason:
        rows = rows.filter(turn_reasons__contains=[wanted.reason.value])
    if wanted.nationality:
        own = Person.objects.filter(agency_id=actor.agency, nationality=wanted.nationality)
        rows = rows.filter(Q(left_id__in=own.values("id")) | Q(right_id__in=own.values("id")))
    return rows


def _page(actor: Actor, rows: QuerySet[Pair], cursor: str) -> Page[PairRow]:
    """One page in the order of turns. Raises CursorNotUnderstood."""
    ordered = list(_after(rows, cursor).order_by("turn_at", "id")[: PAGE_SIZE + 1])
    shown, is_more = ordered[:PAGE_SIZE], len(ordered) > PAGE_SIZE
    last = encode_cursor(shown[-1].turn_at.isoformat(), str(shown[-1].id)) if is_more else None
    return Page(rows=_rows(actor, shown), next_cursor=last)


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
    moment, last = decode_cursor(cursor, parts=2)
    try:
        turn, row = moment_in(moment), UUID(last)
    except ValueError as error:
        raise CursorNotUnderstood from error
    return rows.filter(Q(turn_at__gt=turn) | Q(turn_at=turn, id__gt=row))


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
            turn_reasons=tuple(TurnReason(code) for code in row.turn_reasons),
            waits_since=row.proposed_at,
            scored_with=row.scored_with,
        )
        for row in chosen
    )
