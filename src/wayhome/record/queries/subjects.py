"""Subjects: whom confirmed facts speak of, and what was found of each in all sources."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.record.domain.subjects import (
    Mentioned,
    SubjectKind,
    mention_id,
    names_apart,
    subject_entities,
)
from wayhome.record.domain.when import in_order, reported, told
from wayhome.record.models import Fact, SubjectMention

PAGE = 25
_PLACED = (
    "id",
    "kind",
    "fields",
    "proposal_id",
    "passage__text_version_id",
    "passage__text_version__source_id",
    "passage__text_version__source__published_on",
    "passage__start",
)


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A person, organisation, place or engagement with every name and text that mentions it.

    `name` is the one used most, `facts` counts the standing facts that speak of it.
    """

    id: UUID
    kind: SubjectKind
    name: str
    other_names: tuple[str, ...]
    mentions: tuple[Mentioned, ...]
    facts: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class FactAbout:
    """A standing fact that speaks of a subject, with its words and the source where they stand.

    `start` and `end` are their place in `text_version`; `entity` is what the subject is called
    inside that text, `names` what its other entities are called.
    """

    id: UUID
    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    exact: str
    start: int
    end: int
    text_version: UUID
    entity: str
    source: UUID
    title: str
    publisher: str
    published_on: date | None


def subjects_of(
    actor: Actor, mentions: Iterable[tuple[UUID, str]]
) -> Mapping[tuple[UUID, str], UUID]:
    """The subject of each (text version, entity) asked for; one that nobody joined is its own."""
    require(actor, Permission.SOURCE_READ)
    asked = {mention_id(each): (each[0], each[1]) for each in mentions}
    joined = SubjectMention.objects.filter(id__in=list(asked)).exclude(subject_id=F("id"))
    moved = dict(joined.values_list("id", "subject_id"))
    return {mentioned: moved.get(own, own) for own, mentioned in asked.items()}


def subject(actor: Actor, subject_id: UUID) -> SubjectRow:
    """The subject that a mention belongs to; any of its mentions leads to it. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    found = SubjectMention.objects.filter(id=subject_id).values_list("subject_id", flat=True)
    root: UUID | None = found.first()
    if root is None:
        raise NotFound
    return subjects_with(actor, [root])[root]


def subjects_with(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, SubjectRow]:
    """Subjects by id, in one query for all; an id of no subject is left out."""
    require(actor, Permission.SOURCE_READ)
    rows = SubjectMention.objects.filter(subject_id__in=list(ids)).defer("context")
    grouped: defaultdict[UUID, list[SubjectMention]] = defaultdict(list)
    for row in rows.order_by("registered_at", "id"):
        grouped[row.subject_id].append(row)
    return {root: _row(actor, root, grouped[root]) for root in ids if root in grouped}


def facts_about(actor: Actor, subject_id: UUID, *, page: int = 1) -> Sequence[FactAbout]:
    """A page of the standing facts that speak of a subject, in order of time, and the one after it.

    By the day told where a fact tells one, else by the day of publication. Raises NotFound.
    """
    mentions = subject(actor, subject_id).mentions
    first = (page - 1) * PAGE
    ids = _ids_by_time(mentions)[first : first + PAGE + 1]
    found = {each.id: each for each in _told(_standing(mentions).filter(id__in=ids), mentions)}
    return [found[each] for each in ids]


def facts_in(
    actor: Actor, mentions: Collection[Mentioned], *, kind: str = ""
) -> Sequence[FactAbout]:
    """The standing facts, of one kind if given, that speak of these mentions, as published."""
    require(actor, Permission.SOURCE_READ)
    rows = _standing(mentions)
    return sorted(_told(rows.filter(kind=kind) if kind else rows, mentions), key=_published)


def _standing(mentions: Collection[Mentioned]) -> QuerySet[Fact]:
    """The standing facts of the texts of these mentions."""
    return Fact.objects.filter(
        passage__text_version_id__in={text_version for text_version, _ in mentions},
        confirmed_at__isnull=False,
        withdrawn_at__isnull=True,
    )


def _told(rows: QuerySet[Fact], mentions: Collection[Mentioned]) -> list[FactAbout]:
    """Those that speak of the mentions, with their words and source."""
    whole = rows.select_related("passage__text_version__source").defer(
        "passage__text_version__text", "passage__text_version__source__content"
    )
    wanted = set(mentions)
    return [each for row in whole for each in _about(row, wanted)]


def _ids_by_time(mentions: Collection[Mentioned]) -> list[UUID]:
    """The facts that speak of the mentions, what was surely earlier first, without their words."""
    wanted, placed = set(mentions), []
    for each in _standing(mentions).values_list(*_PLACED):
        fact, kind, fields, proposal, text, *rest = each
        entities = subject_entities(kind, fields, fact=fact, proposal=proposal)
        if any(Mentioned(text, entity) in wanted for entity in entities):
            source, day, start = rest
            order = (day is None, day or date.max, str(source), start, fact)
            placed.append((told(fields.get("date")) or reported(day), order))
    placed.sort(key=lambda each: each[1])
    return [order[-1] for _, order in in_order(placed)]


def _row(actor: Actor, root: UUID, rows: Sequence[SubjectMention]) -> SubjectRow:
    """A subject of its mentions, the earliest registered first; names are those of standing facts."""
    weights = Counter[str]()
    for row in [each for each in rows if each.facts] or rows:
        weights[row.name] += row.facts
    name = max(weights, key=lambda each: weights[each])
    kinds = [row.kind for row in rows if row.kind != SubjectKind.NAMED]
    return SubjectRow(
        id=root,
        kind=SubjectKind(kinds[0] if kinds else SubjectKind.NAMED),
        name=name,
        other_names=names_apart(weights, first=name),
        mentions=tuple(Mentioned(row.text_version_id, row.entity) for row in rows),
        facts=sum(row.facts for row in rows),
        is_own=rows[0].agency_id == actor.agency,
    )


def _about(row: Fact, wanted: Collection[Mentioned]) -> Iterable[FactAbout]:
    """The fact as one about a subject, if one of these mentions is in it."""
    text = row.passage.text_version
    entities = subject_entities(row.kind, row.fields, fact=row.id, proposal=row.proposal_id)
    named = [entity for entity in entities if Mentioned(text.id, entity) in wanted]
    if named:
        yield FactAbout(
            id=row.id,
            kind=row.kind,
            fields=row.fields,
            names=row.names,
            exact=row.passage.exact,
            start=row.passage.start,
            end=row.passage.end,
            text_version=text.id,
            entity=named[0],
            source=text.source.id,
            title=text.source.title,
            publisher=text.source.publisher,
            published_on=text.source.published_on,
        )


def _published(about: FactAbout) -> tuple[bool, date, str, int, UUID]:
    """Sources without a day come last; inside a text the order of its words."""
    day = about.published_on
    return (day is None, day or date.max, str(about.source), about.start, about.id)
