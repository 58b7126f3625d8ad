"""Read a source again from its bytes, and switch paragraphs between article and furniture."""

from collections.abc import Collection
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.extraction.blocks import blocks
from wayhome.extraction.extracted import VERSION as RULES
from wayhome.extraction.reading import read
from wayhome.jobs.queue import enqueue
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.add_text import AddedText, NewText, add_text, newest
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.versions import (
    ReadingOutcome,
    WhyVersion,
    blocks_of,
    kept,
    switched,
    with_switches,
)
from wayhome.record.models import Source, TextReading, TextVersion


class TextChanged(Exception):
    """Another version of the text was added meanwhile; look at it first."""


def read_again(source: UUID, *, by: Actor) -> AddedText | None:
    """Read the kept bytes with today's reader; a version is added when it reads them otherwise.

    What reviewers had switched stays switched. Without another text, a text that was not read for
    facts as today's rules would is read for them. Raises SourceNotRead and NotFound.
    """
    require(by, Permission.SOURCE_ADD)
    with atomic():
        row, last = _locked(source, by=by)
        text = read(bytes(row.content)).text
        before = blocks_of(last.text, last.blocks)
        fresh = with_switches(text, blocks(text), before=last.text, judged=before)
        if (text, kept(fresh)) != (last.text, kept(before)):
            return add_text(row, NewText(text, fresh, WhyVersion.READER), by=by)
        if not _is_read(last):
            enqueue("record.propose_facts", agency=by.agency, text_version=last.id)
    return None


def switch_blocks(
    source: UUID, starts: Collection[int], *, of_version: UUID, by: Actor
) -> AddedText | None:
    """Switch the blocks that begin at `starts` of a version; None when that changes nothing.

    Raises TextChanged when it is not the newest any more, and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, last = _locked(source, by=by)
        if last.id != of_version:
            raise TextChanged
        before = blocks_of(last.text, last.blocks)
        after = switched(before, starts)
        if after == before:
            return None
        return add_text(row, NewText(last.text, after, WhyVersion.BLOCKS), by=by)


def _locked(source: UUID, *, by: Actor) -> tuple[Source, TextVersion]:
    """The source and its newest text; its versions are added one after another."""
    one_at_a_time(source)
    row = Source.objects.filter(agency_id=by.agency, id=source).first()
    last = newest(row) if row else None
    if row is None or last is None:
        raise NotFound
    return row, last


def _is_read(version: TextVersion) -> bool:
    """Whether today's rules have read a text to where they can."""
    last = TextReading.objects.filter(text_version=version).order_by("-read_at", "-id").first()
    return (
        last is not None
        and last.outcome != ReadingOutcome.NOT_INSTALLED
        and last.read_with == RULES
    )
