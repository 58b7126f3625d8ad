"""Add a source: the original as it is, and the text read from it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.blocks import blocks
from wayhome.extraction.language import Language, language_of
from wayhome.extraction.published import Evidence, Published
from wayhome.extraction.reading import Reading, read
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.add_text import NewText, add_text
from wayhome.record.actions.note_likeness import Likeness
from wayhome.record.actions.tell_publication import note_publication
from wayhome.record.domain.versions import WhyVersion
from wayhome.record.models import Source

_OWN_LETTERS = frozenset({Language.KHMER, Language.CHINESE})
_ENOUGH_WORDS = 40


@dataclass(frozen=True, slots=True)
class NewSource:
    """The bytes of a source, and what the person adding it knows better than the page.

    `entry` is what an entry of a feed is known by; the same entry is kept once. With `names_domain`
    an e-mail without a publisher is named by the domain it was sent from, else it stays without one:
    who sent it may be a private person, and publishers are named in public.
    """

    content: bytes
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    title: str = ""
    url: str = ""
    entry: str = ""
    names_domain: bool = False


@dataclass(frozen=True, slots=True)
class AddedSource:
    """The source in the record; `already_there` when the same bytes or entry were kept before.

    `near` are those that a new one reads nearly the same as; all are kept.
    """

    id: UUID
    already_there: bool
    near: tuple[Likeness, ...] = ()


def add_source(source: NewSource, *, by: Actor) -> AddedSource:
    """Keep a source once. Raises SourceNotRead when it is no text, and NotFound."""
    require(by, Permission.SOURCE_ADD)
    digest = hashlib.sha256(source.content).digest()
    if found := _kept(source, digest, by=by):
        return AddedSource(id=found, already_there=True)
    reading = read(source.content)
    row = _row(source, reading, digest=digest, by=by)
    try:
        with atomic():
            near = _insert(row, reading, source.published_on, by=by)
    except IntegrityError:
        # Somebody added the same bytes at this moment: theirs stand.
        found = _kept(source, digest, by=by)
        if found is None:
            raise
        return AddedSource(id=found, already_there=True)
    return AddedSource(id=row.id, already_there=False, near=near)


def _kept(source: NewSource, digest: bytes, *, by: Actor) -> UUID | None:
    """The source with these bytes, or of this entry, when the record has it."""
    same = Q(sha256=digest)
    if source.entry:
        same |= Q(entry=source.entry)
    kept = Source.objects.filter(same, agency_id=by.agency).order_by("added_at")
    found: UUID | None = kept.values_list("id", flat=True).first()
    return found


def _insert(
    row: Source, reading: Reading, typed: date | None, *, by: Actor
) -> tuple[Likeness, ...]:
    """Write the source, its text, when it was published by what it says and by who adds it."""
    row.save(force_insert=True)
    if reading.published:
        note_publication(row, reading.published.day, reading.published, by=by)
    if typed:
        note_publication(row, typed, Published(typed, Evidence.PERSON), by=by)
    text = NewText(reading.text, blocks(reading.text), WhyVersion.ADDED)
    added = add_text(row, text, by=by)
    leave_leaf(
        by=by,
        tag=Tag.RECORD_SOURCE_ADDED,
        about=About(kind="source", id=row.id, detail={"sha256": row.sha256.hex()}),
    )
    return added.near


def _row(source: NewSource, reading: Reading, *, digest: bytes, by: Actor) -> Source:
    """The row of a source; what was given wins over what the page says, and that over its words."""
    domain = reading.sender_domain if source.names_domain else ""
    return Source(
        agency_id=by.agency,
        sha256=digest,
        content=source.content,
        media_type=reading.media_type,
        title=source.title or reading.title,
        publisher=source.publisher or reading.publisher or domain,
        published_on=source.published_on or reading.published_on,
        language=source.language or reading.language or _language_told(reading.text),
        url=source.url or reading.url,
        entry=source.entry,
        added_by=by.user,
        added_at=clock.now(),
    )


def _language_told(text: str) -> str:
    """The language of a text that says none: by its letters, or by small words when there are enough."""
    language = language_of(text)
    if language in _OWN_LETTERS or len(text.split()) >= _ENOUGH_WORDS:
        return "" if language is Language.OTHER else str(language)
    return ""
