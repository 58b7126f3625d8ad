"""Sources: the list, and one with its text, blocks and marks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Substr

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.extraction.blocks import Block
from wayhome.kernel.actor import Actor
from wayhome.record.domain.versions import blocks_of
from wayhome.record.models import ClaimedFigure, Source, TextVersion
from wayhome.record.queries.figures import MarkedFigure, figures_in
from wayhome.record.queries.text_history import anchors_in

PAGE = 50
_HEAD = 100


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the list of sources; `begins` is how the text of one without a title does."""

    id: UUID
    title: str
    publisher: str
    published_on: date | None
    language: str
    added_at: datetime
    figures: int
    is_own: bool
    begins: str = ""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source as a reviewer reads it: its newest text, the blocks of it, the figures marked.

    Figures marked in an earlier text stand where their words are in this one; those in
    `lost_figures` keep the place they had, for their words are not in it any more.
    """

    id: UUID
    title: str
    publisher: str
    published_on: date | None
    language: str
    url: str
    sha256: str
    text_version: UUID
    text: str
    blocks: tuple[Block, ...]
    figures: Sequence[MarkedFigure]
    is_own: bool
    number: int = 1
    lost_figures: frozenset[UUID] = frozenset()


def sources(actor: Actor, *, page: int = 1) -> Sequence[SourceRow]:
    """Sources of every agency, the newest first, 50 a page; there may be one more to tell of it."""
    require(actor, Permission.SOURCE_READ)
    first = (page - 1) * PAGE
    marked = Count(
        "versions__passages__figures",
        filter=Q(versions__passages__figures__withdrawn_at__isnull=True),
    )
    rows = Source.objects.defer("content").annotate(figures=marked).order_by("-added_at", "id")
    found = rows[first : first + PAGE + 1]
    begins = _beginnings([row.id for row in found if not row.title])
    return [
        SourceRow(
            id=row.id,
            title=row.title,
            publisher=row.publisher,
            published_on=row.published_on,
            language=row.language,
            added_at=row.added_at,
            figures=row.figures,
            is_own=row.agency_id == actor.agency,
            begins=begins.get(row.id, ""),
        )
        for row in found
    ]


def _beginnings(of_sources: Collection[UUID]) -> Mapping[UUID, str]:
    """The first letters of the newest text of each source."""
    texts = TextVersion.objects.filter(source_id__in=of_sources).order_by("number")
    return dict(texts.annotate(head=Substr("text", 1, _HEAD)).values_list("source_id", "head"))


def own_sources(actor: Actor) -> Sequence[UUID]:
    """Every source of the actor's agency, the oldest first."""
    require(actor, Permission.SOURCE_READ)
    own = Source.objects.filter(agency_id=actor.agency).order_by("added_at", "id")
    return list(own.values_list("id", flat=True))


def source(actor: Actor, source_id: UUID) -> SourcePage:
    """One source. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    row = Source.objects.defer("content").filter(id=source_id).first()
    if row is None:
        raise NotFound
    version = TextVersion.objects.filter(source=row).order_by("-number").first()
    if version is None:
        raise NotFound
    figures, lost = _figures(version)
    return SourcePage(
        id=row.id,
        title=row.title,
        publisher=row.publisher,
        published_on=row.published_on,
        language=row.language,
        url=row.url,
        sha256=bytes(row.sha256).hex(),
        text_version=version.id,
        text=version.text,
        blocks=blocks_of(version.text, version.blocks),
        figures=figures,
        is_own=row.agency_id == actor.agency,
        number=version.number,
        lost_figures=lost,
    )


def _figures(version: TextVersion) -> tuple[Sequence[MarkedFigure], frozenset[UUID]]:
    """The figures of every text of a source where they stand in this one, and those that do not."""
    found, lost = list(figures_in(version.id)), set[UUID]()
    earlier = TextVersion.objects.filter(source=version.source_id, number__lt=version.number)
    marked = ClaimedFigure.objects.filter(passage__text_version__in=earlier)
    passages = dict(marked.values_list("id", "passage_id"))
    anchors = anchors_in(version.id) if passages else {}
    for figure in figures_in(*earlier.values_list("id", flat=True)) if passages else ():
        place = anchors.get(passages[figure.id])
        if place is None:
            lost.add(figure.id)
            found.append(figure)
        else:
            found.append(replace(figure, start=place.start, end=place.end))
    return sorted(found, key=lambda each: (each.start, each.id)), frozenset(lost)
