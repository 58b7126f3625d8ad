"""Search texts and facts in every script: by words, phrases, and what narrows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models.functions import Substr

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import (
    PAGE_SIZE,
    CursorNotUnderstood,
    Page,
    decode_cursor,
    encode_cursor,
    page_of,
    row_in,
)
from wayhome.matching.search_words.asked import Asked, asked
from wayhome.matching.search_words.snippets import LONGEST_READ, Snippet, snippet
from wayhome.record.domain.searches import LONGEST_WORDS, Search
from wayhome.record.models import SearchEntry, Source
from wayhome.record.queries.review import FactRow, fact_row
from wayhome.record.queries.search_entries import Ranked, ranked

_MOST_CHOICES = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """A text or a fact that meets a search: where it stands, and its words with those asked for.

    `start` and `end` are code points of the text version, both 0 where a text is met by its title
    only. `fact` is None for a text.
    """

    entry: UUID
    source: UUID
    title: str
    publisher: str
    published_on: date | None
    language: str
    text_version: UUID
    start: int
    end: int
    snippet: Snippet
    fact: FactRow | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What publishers and languages the record has sources of."""

    publishers: Sequence[str]
    languages: Sequence[str]


def search(
    actor: Actor, wanted: Search, *, cursor: str = "", among: Collection[UUID] | None = None
) -> Page[Hit]:
    """What meets a search, 25 a page; `among` keeps to some entries. Raises CursorNotUnderstood."""
    require(actor, Permission.SOURCE_READ)
    meant = asked(wanted.words[:LONGEST_WORDS])
    if wanted.words.strip() and not meant.terms:
        return Page(())
    rows = ranked(wanted, meant, among=among)
    if cursor:
        last = _place(cursor).key(wanted.order)
        rows = [row for row in rows if row.key(wanted.order) > last]
    found = page_of(rows[: PAGE_SIZE + 1], _cursor)
    return Page(tuple(_hits(actor, [row.entry for row in found.rows], meant)), found.next_cursor)


def choices(actor: Actor) -> Choices:
    """What a search can be narrowed to."""
    require(actor, Permission.SOURCE_READ)
    publishers = Source.objects.exclude(publisher="").values_list("publisher", flat=True)
    languages = Source.objects.exclude(language="").values_list("language", flat=True)
    return Choices(
        publishers=list(publishers.distinct().order_by("publisher")[:_MOST_CHOICES]),
        languages=list(languages.distinct().order_by("language")[:_MOST_CHOICES]),
    )


def _cursor(row: Ranked) -> str:
    return encode_cursor(str(row.score), row.published.isoformat(), str(row.entry))


def _place(cursor: str) -> Ranked:
    """The last row before a page. Raises CursorNotUnderstood."""
    score, published, entry = decode_cursor(cursor, parts=3)
    try:
        return Ranked(row_in(entry), int(score), date.fromisoformat(published))
    except ValueError as error:
        raise CursorNotUnderstood from error


def _hits(actor: Actor, ids: Sequence[UUID], meant: Asked) -> list[Hit]:
    """The hits of entries in the order of their ids."""
    entries = (
        SearchEntry.objects.filter(id__in=ids)
        .select_related("text_version__source", "fact__passage")
        .defer("phrases", "text_version__text", "text_version__source__content")
        .annotate(head=Substr("text_version__text", 1, LONGEST_READ))
    )
    found = {entry.id: _hit(actor, entry, meant) for entry in entries}
    return [found[entry] for entry in ids if entry in found]


def _hit(actor: Actor, entry: Any, meant: Asked) -> Hit:
    """A hit; `entry` is annotated with the head of its text."""
    source, fact = entry.text_version.source, entry.fact
    shown = snippet(fact.passage.exact if fact else entry.head, meant)
    first = shown.first
    if fact:
        place = (fact.passage.start, fact.passage.end)
    else:
        place = (first.start, first.end) if first else (0, 0)
    return Hit(
        entry=entry.id,
        source=source.id,
        title=source.title,
        publisher=source.publisher,
        published_on=source.published_on,
        language=source.language,
        text_version=entry.text_version_id,
        start=place[0],
        end=place[1],
        snippet=shown,
        fact=fact_row(fact) if fact else None,
        is_own=source.agency_id == actor.agency,
    )
