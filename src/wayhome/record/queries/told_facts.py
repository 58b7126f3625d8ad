"""Facts with when and where they were told: what threads and timelines are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayhome.kernel.actor import Actor
from wayhome.record.domain.day_beside import Day, Words, day_beside
from wayhome.record.domain.named import entities_in
from wayhome.record.domain.when import When, reported, told
from wayhome.record.models import Fact
from wayhome.record.queries.subjects import subjects_of

_DATED = ("rating", "meeting", "figure")
_HAPPENED = ("person_status", "measure")
_NOT_ITS_DAY = ("what", "due_span", "period_span", "reasons")


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact, its words and their source; `subjects` says whom its entities were held to be.

    `when` is the date in its own words or beside them, else that of the report. `stands` until it is withdrawn.
    """

    id: UUID
    agency: UUID
    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    exact: str
    start: int
    end: int
    text_version: UUID
    source: UUID
    title: str
    publisher: str
    published_on: date | None
    when: When
    stands: bool
    withdrawn_why: str = ""
    subjects: Mapping[str, UUID] = field(default_factory=dict)

    def name(self, entity: str | None) -> str:
        """What an entity is called; words that name nobody as they are, empty for none."""
        if not entity:
            return ""
        head, colon, rest = entity.partition(":")
        return self.names.get(entity) or (rest.replace("-", " ") if colon and head else entity)

    def entities(self, *names: str) -> tuple[str, ...]:
        """The entities in some of its fields, in their order."""
        return tuple(entities_in({name: self.fields.get(name) for name in names}))


def told_facts(actor: Actor, rows: QuerySet[Fact]) -> Sequence[ToldFact]:
    """These facts with day and source; three queries, however many they are."""
    found = list(
        rows.select_related("passage__text_version__source").defer(
            "passage__text_version__text", "passage__text_version__source__content"
        )
    )
    days = _days({row.passage.text_version_id for row in found})
    mentions = [
        (row.passage.text_version_id, each) for row in found for each in entities_in(row.fields)
    ]
    held = subjects_of(actor, mentions)
    return [_value(row, days[row.passage.text_version_id], held) for row in found]


def standing_facts() -> QuerySet[Fact]:
    """Facts that count: confirmed, and not withdrawn; part of a larger read."""
    return Fact.objects.filter(confirmed_at__isnull=False, withdrawn_at__isnull=True)


def _days(texts: Collection[UUID]) -> Mapping[UUID, list[Day]]:
    """The dates that reviewers confirmed in these texts."""
    found: defaultdict[UUID, list[Day]] = defaultdict(list)
    rows = standing_facts().filter(kind="date", passage__text_version_id__in=texts)
    for text, fields in rows.values_list("passage__text_version_id", "fields"):
        if fields.get("edtf") and fields.get("kind") != "duration":
            span = fields["span"]
            found[text].append(Day(span["start"], span["end"], fields["edtf"]))
    return found


def _value(row: Fact, days: Sequence[Day], held: Mapping[tuple[UUID, str], UUID]) -> ToldFact:
    text = row.passage.text_version
    return ToldFact(
        id=row.id,
        agency=row.agency_id,
        kind=row.kind,
        fields=row.fields,
        names=row.names,
        exact=row.passage.exact,
        start=row.passage.start,
        end=row.passage.end,
        text_version=text.id,
        source=text.source_id,
        title=text.source.title,
        publisher=text.source.publisher,
        published_on=text.source.published_on,
        when=_when(row, days),
        stands=row.confirmed_at is not None and row.withdrawn_at is None,
        withdrawn_why=row.withdrawn_why,
        subjects={
            each: held[text.id, each] for each in entities_in(row.fields) if (text.id, each) in held
        },
    )


def _when(row: Fact, days: Sequence[Day]) -> When:
    """The date that the fact tells itself, else the only one in its words or right beside them.

    Else that of the report.
    """
    own = told(row.fields.get("date")) if row.kind in _DATED else None
    if own is not None:
        return own
    inside = {
        day.edtf
        for day in days
        if row.passage.start <= day.start and day.end <= row.passage.end
        if not any(start <= day.start < end for start, end in _elsewhere(row.fields))
    }
    if not inside and row.kind in _HAPPENED:
        inside = _beside(row, days)
    only = told(next(iter(inside))) if len(inside) == 1 else None
    return only or reported(row.passage.text_version.source.published_on)


def _beside(row: Fact, days: Sequence[Day]) -> set[str]:
    """The day that the sentence gives to what happened, behind or before its own words."""
    own = Words(row.passage.start, row.passage.exact)
    around = [Words(each["start"], each["text"]) for each in row.fields.get("evidence", ())]
    found = day_beside(own, around, days)
    return {found} if found else set()


def _elsewhere(fields: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Words of a fact whose dates are not its own: what is asked or promised, by when, for what."""
    for name in _NOT_ITS_DAY:
        value = fields.get(name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield each["start"], each["end"]
