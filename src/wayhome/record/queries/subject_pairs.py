"""The piles of pairs, those worth most first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
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
    page_of,
)
from wayhome.record.domain.subject_contexts import Described, from_json
from wayhome.record.domain.subject_likeness import Reason
from wayhome.record.domain.subject_verdicts import DECIDED, PairState
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models import Source, SubjectMention, SubjectPair


@dataclass(frozen=True, slots=True)
class Side:
    """One mention of a pair: its name, its subject, what its text tells, and the source."""

    mention: UUID
    subject: UUID
    name: str
    told: Described
    entity: str
    text_version: UUID
    source: UUID
    publisher: str
    published_on: date | None
    facts: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two mentions that may be one subject, and why, the weightiest reason first."""

    id: UUID
    kind: SubjectKind
    state: PairState
    worth: float
    reasons: tuple[Reason, ...]
    needs_second: bool
    said_by: UUID | None
    left: Side
    right: Side


def pairs(
    actor: Actor, pile: PairState, *, kind: SubjectKind | None = None, cursor: str = ""
) -> Page[PairRow]:
    """A page of one pile. Raises NotFound, CursorNotUnderstood.

    A pair whose two mentions are joined through others needs no decision and is left out of the
    undecided piles, as is one that no standing fact speaks of any more.
    """
    require(actor, Permission.FACT_REVIEW)
    rows = SubjectPair.objects.filter(agency_id=actor.agency, state=pile)
    rows = rows.filter(kind=kind) if kind else rows
    if pile not in DECIDED:
        rows = _apart(rows)
    found = _rows(_after(rows, cursor).order_by("-worth", "id")[: PAGE_SIZE + 1])
    return page_of(found, lambda row: encode_cursor(repr(row.worth), str(row.id)))


def pairs_about(actor: Actor, *, mentions: Iterable[UUID]) -> tuple[PairRow, ...]:
    """The undecided pairs that one of these mentions is part of, those worth most first."""
    require(actor, Permission.FACT_REVIEW)
    ids = list(mentions)
    either = Q(left_id__in=ids) | Q(right_id__in=ids)
    rows = SubjectPair.objects.filter(either, agency_id=actor.agency).exclude(state__in=DECIDED)
    return _rows(_apart(rows).order_by("-worth", "id"))


def pair(actor: Actor, pair_id: UUID) -> PairRow:
    """One pair. Raises NotFound."""
    require(actor, Permission.FACT_REVIEW)
    found = pairs_with(actor, [pair_id])
    if pair_id not in found:
        raise NotFound
    return found[pair_id]


def pairs_with(actor: Actor, ids: Iterable[UUID]) -> Mapping[UUID, PairRow]:
    """Pairs by id; part of a larger query, which asks the policy."""
    rows = SubjectPair.objects.filter(agency_id=actor.agency, id__in=list(ids))
    return {row.id: row for row in _rows(rows)}


def _apart(rows: QuerySet[SubjectPair]) -> QuerySet[SubjectPair]:
    """Only pairs of two subjects of which facts speak."""
    own = SubjectMention.objects.filter(agency_id=OuterRef("agency_id"))
    left, right = own.filter(id=OuterRef("left_id")), own.filter(id=OuterRef("right_id"))
    return (
        rows.filter(Exists(left.filter(facts__gt=0)), Exists(right.filter(facts__gt=0)))
        .alias(
            left_subject=Subquery(left.values("subject_id")),
            right_subject=Subquery(right.values("subject_id")),
        )
        .exclude(left_subject=F("right_subject"))
    )


def _after(rows: QuerySet[SubjectPair], cursor: str) -> QuerySet[SubjectPair]:
    """Only what follows the last row of the page before."""
    if not cursor:
        return rows
    worth, last = decode_cursor(cursor, parts=2)
    try:
        less = Q(worth__lt=float(worth))
        return rows.filter(less | Q(worth=float(worth), id__gt=UUID(last)))
    except ValueError as error:
        raise CursorNotUnderstood from error


def _rows(found: Iterable[SubjectPair]) -> tuple[PairRow, ...]:
    """Pairs with both mentions and their sources, in three queries."""
    chosen = tuple(found)
    ids = {end for row in chosen for end in (row.left_id, row.right_id)}
    mentions = SubjectMention.objects.filter(id__in=ids).select_related("text_version")
    rows = list(mentions.defer("text_version__text"))
    known = {row.text_version.source_id for row in rows}
    sources = Source.objects.filter(id__in=known).defer("content").in_bulk()
    sides = {row.id: _side(row, sources[row.text_version.source_id]) for row in rows}
    return tuple(
        PairRow(
            id=row.id,
            kind=SubjectKind(row.kind),
            state=PairState(row.state),
            worth=row.worth,
            reasons=tuple(Reason(code) for code in row.reasons),
            needs_second=row.needs_second,
            said_by=row.said_by,
            left=sides[row.left_id],
            right=sides[row.right_id],
        )
        for row in chosen
    )


def _side(row: SubjectMention, source: Source) -> Side:
    return Side(
        mention=row.id,
        subject=row.subject_id,
        name=row.name,
        # A mention that no job has described yet is known by its name.
        told=from_json(row.context)
        if row.context
        else Described(SubjectKind(row.kind), (row.name,)),
        entity=row.entity,
        text_version=row.text_version_id,
        source=source.id,
        publisher=source.publisher,
        published_on=source.published_on,
        facts=row.facts,
    )
