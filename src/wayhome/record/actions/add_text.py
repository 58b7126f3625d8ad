"""Add a text version to a source, and find the passages of earlier ones in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.blocks import Block
from wayhome.extraction.reading import VERSION
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.record.actions.note_likeness import Likeness, note_likeness
from wayhome.record.domain.anchoring import Quoted, anchored
from wayhome.record.domain.versions import WhyVersion, kept
from wayhome.record.models import Anchor, Passage, Source, TextVersion


@dataclass(frozen=True, slots=True)
class NewText:
    """A text with its paragraphs told apart, and what it came of."""

    text: str
    blocks: Iterable[Block]
    why: WhyVersion


@dataclass(frozen=True, slots=True)
class AddedText:
    """A version that was added: how many passages stand in it too, and how many were lost."""

    id: UUID
    number: int
    anchored: int = 0
    lost: int = 0
    near: tuple[Likeness, ...] = ()


def add_text(source: Source, new: NewText, *, by: Actor) -> AddedText:
    """Write the next version of a source and have it read; part of a larger action, under its lock."""
    last = newest(source)
    version = TextVersion(
        agency_id=by.agency,
        source=source,
        number=last.number + 1 if last else 1,
        text=new.text,
        blocks=kept(new.blocks),
        why=new.why,
        reader=VERSION,
        made_by=by.user,
        made_at=clock.now(),
    )
    version.save(force_insert=True)
    reads_otherwise = last is None or last.text != new.text
    near = note_likeness(version, by=by) if reads_otherwise else ()
    found, lost = _anchor(version, by=by) if last else (0, 0)
    enqueue("record.propose_facts", agency=by.agency, text_version=version.id)
    enqueue("record.index_text", agency=by.agency, text_version=version.id)
    if last:
        detail = {"why": new.why.value, "number": version.number, "lost": lost}
        about = About(kind="text_version", id=version.id, detail=detail)
        leave_leaf(by=by, tag=Tag.RECORD_TEXT_ADDED, about=about)
    return AddedText(version.id, version.number, found, lost, near)


def newest(source: Source) -> TextVersion | None:
    """The version of a source that is read now."""
    return TextVersion.objects.filter(source=source).order_by("-number").first()


def _anchor(version: TextVersion, *, by: Actor) -> tuple[int, int]:
    """Look for every earlier passage of the source; how many were found and how many lost."""
    passages = Passage.objects.filter(
        agency_id=by.agency, text_version__source=version.source
    ).exclude(text_version=version)
    rows = []
    for passage in passages:
        quoted = Quoted(passage.exact, passage.before, passage.after, passage.start)
        place = anchored(quoted, version.text)
        rows.append(
            Anchor(
                agency_id=by.agency,
                passage=passage,
                text_version=version,
                start=place.start if place else None,
                end=place.end if place else None,
                made_at=version.made_at,
            )
        )
    Anchor.objects.bulk_create(rows)
    lost = sum(row.start is None for row in rows)
    return len(rows) - lost, lost
