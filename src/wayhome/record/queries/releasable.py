"""A standing fact as it could be public: names instead of ids, words instead of places in a text."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.record.domain.concern import Concerned, names_concerned
from wayhome.record.domain.sentences import sentence_around
from wayhome.record.models import Fact, TextVersion
from wayhome.record.queries.concern import concerned

_IN_SENTENCES = {"meeting"}
"""Kinds of facts whose passage may be a verb alone, which tells a reader nothing."""


@dataclass(frozen=True, slots=True)
class ReleasableFact:
    """What a fact says, by field, with its exact words, where they stand, and who took it."""

    id: UUID
    kind: str
    told: Mapping[str, tuple[str, ...]]
    words: str
    two_reviewers: bool
    language: str
    publisher: str
    title: str
    address: str
    published_on: date | None
    source: UUID
    made_by: UUID | None


def releasable(actor: Actor, fact: UUID) -> ReleasableFact:
    """A standing fact of the own agency. Raises NotFound."""
    for found in _standing(actor, id=fact):
        return found
    raise NotFound


def releasable_of(actor: Actor, source: UUID) -> Sequence[ReleasableFact]:
    """Every standing fact of a source, in the order of its text."""
    return _standing(actor, passage__text_version__source_id=source)


def left_to_colleagues(actor: Actor, facts: Sequence[ReleasableFact]) -> frozenset[UUID]:
    """Those that name a person of concern and that nobody but the actor has read."""
    own = [fact for fact in facts if fact.made_by == actor.user and not fact.two_reviewers]
    among = {source: concerned(actor, source) for source in {fact.source for fact in own}}
    return frozenset(fact.id for fact in own if _names(fact, among[fact.source]))


def _standing(actor: Actor, **which: UUID) -> Sequence[ReleasableFact]:
    require(actor, Permission.RECORD_PUBLISH)
    rows = (
        Fact.objects.select_related("passage__text_version__source")
        .defer("passage__text_version__text", "passage__text_version__source__content")
        .filter(agency_id=actor.agency, confirmed_at__isnull=False, withdrawn_at__isnull=True)
        .filter(**which)
    )
    found = list(rows.order_by("passage__start", "passage__end", "id"))
    texts = _texts_of({row.passage.text_version_id for row in found if row.kind in _IN_SENTENCES})
    return [_fact(row, texts) for row in found]


def _names(fact: ReleasableFact, among: Concerned) -> bool:
    """Whether what would be public names somebody of concern."""
    told = (text for several in fact.told.values() for text in several)
    return names_concerned("\n".join((fact.words, fact.title, fact.address, *told)), among)


def _texts_of(versions: Collection[UUID]) -> Mapping[UUID, str]:
    return dict(TextVersion.objects.filter(id__in=versions).values_list("id", "text"))


def _fact(row: Fact, texts: Mapping[UUID, str]) -> ReleasableFact:
    source, passage = row.passage.text_version.source, row.passage
    text = texts.get(passage.text_version_id) if row.kind in _IN_SENTENCES else None
    return ReleasableFact(
        id=row.id,
        kind=row.kind,
        told={name: _texts(value, row.names) for name, value in row.fields.items()},
        words=sentence_around(text, passage.start, passage.end) if text else passage.exact,
        two_reviewers=row.needs_second,
        language=source.language,
        publisher=source.publisher,
        title=source.title,
        address=source.url,
        published_on=source.published_on,
        source=source.id,
        made_by=row.made_by,
    )


def _texts(value: Any, names: Mapping[str, str]) -> tuple[str, ...]:
    """A field as texts: the words of spans, the names of entities; nothing for what is not given."""
    several = value if isinstance(value, list) else [value]
    given = [each for each in several if not isinstance(each, bool) and each not in (None, "")]
    return tuple(
        each["text"] if isinstance(each, dict) else _named(str(each), names) for each in given
    )


def _named(value: str, names: Mapping[str, str]) -> str:
    """What an entity is called; any other value as it is."""
    head, colon, rest = value.partition(":")
    if value in names:
        return names[value]
    return (
        rest.replace("-", " ") if colon and head in {"person", "org", "place", "named"} else value
    )
