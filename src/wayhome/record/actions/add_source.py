"""Add a source: the original as it is, and the text read from it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.reading import Reading, read
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.models import Source, TextVersion


@dataclass(frozen=True, slots=True)
class NewSource:
    """The bytes of a source, and what the person adding it knows better than the page."""

    content: bytes
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class AddedSource:
    """The source in the record; `already_there` when the same bytes were kept before."""

    id: UUID
    already_there: bool


def add_source(source: NewSource, *, by: Actor) -> AddedSource:
    """Keep a source once. Raises SourceNotRead when it is no text, and NotFound."""
    require(by, Permission.SOURCE_ADD)
    digest = hashlib.sha256(source.content).digest()
    if found := _kept(digest, by=by):
        return AddedSource(id=found, already_there=True)
    reading = read(source.content)
    row = _row(source, reading, digest=digest, by=by)
    try:
        with atomic():
            _insert(row, reading, by=by)
    except IntegrityError:
        # Somebody added the same bytes at this moment: theirs stand.
        found = _kept(digest, by=by)
        if found is None:
            raise
        return AddedSource(id=found, already_there=True)
    return AddedSource(id=row.id, already_there=False)


def _kept(digest: bytes, *, by: Actor) -> UUID | None:
    """The source with these bytes, when the record has it."""
    kept = Source.objects.filter(agency_id=by.agency, sha256=digest)
    found: UUID | None = kept.values_list("id", flat=True).first()
    return found


def _insert(row: Source, reading: Reading, *, by: Actor) -> None:
    """Write the source, its text, and the leaf."""
    row.save(force_insert=True)
    version = TextVersion(
        agency_id=by.agency, source=row, number=1, text=reading.text, made_at=clock.now()
    )
    version.save(force_insert=True)
    enqueue("record.propose_facts", agency=by.agency, text_version=version.id)
    leave_leaf(
        by=by,
        tag=Tag.RECORD_SOURCE_ADDED,
        about=About(kind="source", id=row.id, detail={"sha256": row.sha256.hex()}),
    )


def _row(source: NewSource, reading: Reading, *, digest: bytes, by: Actor) -> Source:
    """The row of a source; what was given wins over what the page says of itself."""
    return Source(
        agency_id=by.agency,
        sha256=digest,
        content=source.content,
        media_type=reading.media_type,
        title=source.title or reading.title,
        publisher=source.publisher or reading.publisher,
        published_on=source.published_on or reading.published_on,
        language=source.language or reading.language,
        url=source.url or reading.url,
        added_by=by.user,
        added_at=clock.now(),
    )
