"""How the text of a source was come by: its versions, when it was published, how far it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.extraction.published import Evidence
from wayhome.kernel.actor import Actor
from wayhome.record.domain.anchoring import Place
from wayhome.record.domain.versions import ReadingOutcome, WhyVersion
from wayhome.record.models import Anchor, NearCopy, Publication, TextReading, TextVersion


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A text version: what it came of, and how many earlier passages it lost."""

    id: UUID
    number: int
    why: WhyVersion
    made_at: datetime
    is_by_person: bool
    lost: int


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of the day of publication, with the words that gave it.

    `holds` when it is the last and its day is taken; that a file was made on it is no reason to.
    """

    number: int
    day: date | None
    evidence: Evidence
    words: str
    is_weak: bool
    told_at: datetime
    holds: bool


@dataclass(frozen=True, slots=True)
class NearSource:
    """Another source that reads nearly the same; `share` of 100 words of the later one."""

    id: UUID
    title: str
    publisher: str
    share: int


@dataclass(frozen=True, slots=True)
class LastReading:
    """How the last reading of a text for facts ended."""

    outcome: ReadingOutcome
    read_at: datetime


def versions_of(actor: Actor, source: UUID) -> Sequence[VersionRow]:
    """The text versions of a source, the newest first."""
    require(actor, Permission.SOURCE_READ)
    rows = TextVersion.objects.filter(source=source).defer("text", "blocks").order_by("-number")
    lost = Anchor.objects.filter(text_version__source=source, start__isnull=True)
    counts = list(lost.values_list("text_version_id", flat=True))
    return [
        VersionRow(
            id=row.id,
            number=row.number,
            why=WhyVersion(row.why),
            made_at=row.made_at,
            is_by_person=row.made_by is not None,
            lost=counts.count(row.id),
        )
        for row in rows
    ]


def tellings_of(actor: Actor, source: UUID) -> Sequence[Telling]:
    """Everything told of the day a source was published, the last first."""
    require(actor, Permission.SOURCE_READ)
    rows = Publication.objects.filter(source=source).annotate(held=F("source__published_on"))
    return [
        Telling(
            number=row.number,
            day=row.published_on,
            evidence=Evidence(row.evidence),
            words=row.words,
            is_weak=row.is_weak,
            told_at=row.told_at,
            holds=place == 0 and row.published_on == row.held,
        )
        for place, row in enumerate(rows.order_by("-number"))
    ]


def near_sources(actor: Actor, source: UUID) -> Sequence[NearSource]:
    """Sources of every agency that read nearly the same as one, the likest first."""
    require(actor, Permission.SOURCE_READ)
    pairs = NearCopy.objects.filter(
        Q(text_version__source=source) | Q(of_version__source=source)
    ).select_related("text_version__source", "of_version__source")
    heavy = ("text", "blocks", "source__content")
    sides = ("text_version", "of_version")
    found: dict[UUID, NearSource] = {}
    for pair in pairs.defer(*(f"{side}__{name}" for side in sides for name in heavy)):
        for other in (pair.text_version.source, pair.of_version.source):
            known = found.get(other.id)
            if other.id != source and (known is None or known.share < pair.share):
                found[other.id] = NearSource(other.id, other.title, other.publisher, pair.share)
    return sorted(found.values(), key=lambda each: (-each.share, each.id))


def last_reading(actor: Actor, text_version: UUID) -> LastReading | None:
    """How the last reading of a text for facts ended; None while it waits for its first."""
    require(actor, Permission.SOURCE_READ)
    rows = TextReading.objects.filter(text_version=text_version).order_by("-read_at", "-id")
    row = rows.first()
    return LastReading(ReadingOutcome(row.outcome), row.read_at) if row else None


def anchors_in(text_version: UUID) -> Mapping[UUID, Place | None]:
    """Where passages of earlier versions stand in a version; None for those that were lost."""
    rows = Anchor.objects.filter(text_version=text_version)
    return {
        passage: Place(start, end) if start is not None and end is not None else None
        for passage, start, end in rows.values_list("passage_id", "start", "end")
    }
