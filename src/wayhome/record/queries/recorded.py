"""Facts as others get to see them: those that stand, and those withdrawn with day and reason.

What waits for a second reviewer, or was withdrawn before one confirmed it, never stood and is never
told here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.domain.named import entities_in
from wayhome.record.domain.recorded import CitedSource, RecordedFact
from wayhome.record.models import ClaimedFigure, Fact, Source
from wayhome.record.queries.subjects import subjects_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts: of one source, of a kind, of sources published on some days; all by default.

    `as_of` fixes a moment: what came later is not told, so that two readings are equal.
    """

    source: UUID | None = None
    kind: str = ""
    days: Period | None = None
    as_of: datetime | None = None


def recorded_facts(
    actor: Actor, wanted: Wanted, *, first: int = 0, most: int | None = None
) -> Sequence[RecordedFact]:
    """Facts source by source in the order of the text, `most` of them from the `first` on."""
    rows = _wanted(actor, wanted).order_by(
        "passage__text_version__source__added_at",
        "passage__text_version__source_id",
        "passage__text_version__number",
        "passage__start",
        "passage__end",
        "id",
    )
    last = None if most is None else first + most
    return [_as_of(fact, wanted.as_of) for fact in _values(actor, rows[first:last])]


def count_facts(actor: Actor, wanted: Wanted) -> int:
    """How many facts there are."""
    return _wanted(actor, wanted).count()


def recorded_fact(actor: Actor, fact: UUID) -> RecordedFact:
    """One fact. Raises NotFound, also for one that never stood."""
    found = _values(actor, _wanted(actor, Wanted()).filter(id=fact))
    if not found:
        raise NotFound
    return found[0]


def cited_source(actor: Actor, source: UUID) -> CitedSource:
    """What is told of one source. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    row = Source.objects.defer("content").filter(id=source).first()
    if row is None:
        raise NotFound
    return _source(row)


def _wanted(actor: Actor, wanted: Wanted) -> QuerySet[Fact]:
    require(actor, Permission.SOURCE_READ)
    rows = (
        Fact.objects.select_related("passage__text_version__source")
        .defer("passage__text_version__text", "passage__text_version__source__content")
        .filter(confirmed_at__isnull=False)
    )
    if wanted.source:
        rows = rows.filter(passage__text_version__source_id=wanted.source)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.days:
        days = (wanted.days.starts_on, wanted.days.ends_on)
        rows = rows.filter(passage__text_version__source__published_on__range=days)
    return rows.filter(confirmed_at__lte=wanted.as_of) if wanted.as_of else rows


def _as_of(fact: RecordedFact, moment: datetime | None) -> RecordedFact:
    """The fact as it stood at a moment."""
    if moment and fact.withdrawn_at and fact.withdrawn_at > moment:
        return replace(fact, withdrawn_at=None, withdrawn_why="")
    return fact


def _values(actor: Actor, rows: QuerySet[Fact]) -> list[RecordedFact]:
    """The facts with whom their entities are held to be, and the indicators of figures."""
    found = list(rows)
    named = {(row.passage.text_version_id, each) for row in found for each in _entities(row)}
    subjects = subjects_of(actor, named)
    held = ClaimedFigure.objects.filter(fact__in=[row.id for row in found])
    indicators = dict(
        held.filter(withdrawn_at__isnull=True).values_list("fact_id", "indicator").order_by("id")
    )
    return [
        replace(
            _value(row),
            indicator=indicators.get(row.id, ""),
            subjects={each: subjects[row.passage.text_version_id, each] for each in _entities(row)},
        )
        for row in found
    ]


def _entities(row: Fact) -> list[str]:
    return entities_in({name: value for name, value in row.fields.items() if name != "rule"})


def _value(row: Fact) -> RecordedFact:
    version, stands_since = row.passage.text_version, row.confirmed_at or row.made_at
    return RecordedFact(
        id=row.id,
        agency=row.agency_id,
        kind=row.kind,
        fields=row.fields,
        names=row.names,
        exact=row.passage.exact,
        start=row.passage.start,
        end=row.passage.end,
        text_version=version.id,
        version=version.number,
        source=_source(version.source),
        stands_since=stands_since,
        withdrawn_at=row.withdrawn_at,
        withdrawn_why=row.withdrawn_why,
    )


def _source(row: Source) -> CitedSource:
    return CitedSource(
        id=row.id,
        title=row.title,
        publisher=row.publisher,
        published=row.published_on.isoformat() if row.published_on else "",
        language=row.language,
        url=row.url,
        sha256=bytes(row.sha256).hex(),
        media_type=row.media_type,
        read_at=row.added_at,
    )
