"""Timelines out of standing facts: of a person of concern, of a country's ratings, of measures.

Facts are gathered under whom they speak of; who is the same across sources is what people judged.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.record.domain.timelines import (
    Clash,
    Gap,
    Happening,
    clashes,
    differ,
    gaps,
    unsure_order,
)
from wayhome.record.domain.when import in_order
from wayhome.record.models import Fact, SubjectMention
from wayhome.record.queries.told_facts import ToldFact, standing_facts, told_facts

_MOST = 5000
_UNNAMED = ("group", "unnamed person")


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A timeline in the list: one of its facts, by whose id it is opened, and how many it has."""

    fact: ToldFact
    entries: int
    sources: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An entry; `is_unsure`: it may as well belong before the one above it."""

    fact: ToldFact
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in their order, those of no known day apart, with contradictions and long silences."""

    first: ToldFact
    entries: tuple[TimelineEntry, ...]
    unplaced: tuple[ToldFact, ...]
    clashes: tuple[Clash, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class RatedYear:
    """What sources say of one year, None when they tell none; `differ` when the levels do."""

    year: int | None
    facts: tuple[ToldFact, ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class RatingTimeline:
    """The ratings of one country or body under one scheme, year by year."""

    first: ToldFact
    years: tuple[RatedYear, ...]


def persons_with_timeline(actor: Actor) -> Sequence[TimelineRow]:
    """Persons of whom standing facts say what happened, those with most entries first."""
    return _rows(actor, "person_status")


def rated_with_timeline(actor: Actor) -> Sequence[TimelineRow]:
    """Countries and bodies with ratings, by scheme, those with most entries first."""
    return _rows(actor, "rating")


def measures_with_timeline(actor: Actor) -> Sequence[TimelineRow]:
    """Measures by kind and target, those with most entries first."""
    return _rows(actor, "measure")


def person_timeline(actor: Actor, fact: UUID) -> Timeline:
    """What sources say happened to the person of this fact. Raises NotFound."""
    return _timeline(_of(actor, "person_status", fact))


def measure_timeline(actor: Actor, fact: UUID) -> Timeline:
    """What sources say of the measure of this fact, from a threat to its lifting. Raises NotFound."""
    return _timeline(_of(actor, "measure", fact))


def rating_timeline(actor: Actor, fact: UUID) -> RatingTimeline:
    """The ratings of the country and scheme of this fact. Raises NotFound."""
    told = _of(actor, "rating", fact)
    years: defaultdict[int | None, list[ToldFact]] = defaultdict(list)
    for each in told:
        years[each.when.year].append(each)
    placed = sorted((year for year in years if year is not None), reverse=True)
    ordered = [*placed, *([None] if None in years else [])]
    return RatingTimeline(
        first=told[0],
        years=tuple(
            RatedYear(
                year=year,
                facts=tuple(years[year]),
                differ=year is not None and differ(str(f.fields["level"]) for f in years[year]),
            )
            for year in ordered
        ),
    )


def _rows(actor: Actor, kind: str) -> Sequence[TimelineRow]:
    grouped: defaultdict[Hashable, list[ToldFact]] = defaultdict(list)
    require(actor, Permission.SOURCE_READ)
    for fact in _newest(actor, standing_facts().filter(kind=kind)):
        if (key := _key(fact)) is not None:
            grouped[key].append(fact)
    rows = [
        TimelineRow(each[0], len(each), len({fact.source for fact in each}))
        for each in grouped.values()
    ]
    return sorted(rows, key=lambda row: (-row.entries, str(row.fact.id)))


def _of(actor: Actor, kind: str, fact: UUID) -> Sequence[ToldFact]:
    """The standing facts of a kind that lie under the same key as this one, in their order."""
    require(actor, Permission.SOURCE_READ)
    rows = standing_facts().filter(kind=kind)
    asked = told_facts(actor, rows.filter(id=fact))
    key = _key(asked[0]) if asked else None
    if key is None:
        raise NotFound
    near = rows.filter(_may_lie_with(asked[0], key))
    together = [each for each in _newest(actor, near) if _key(each) == key]
    together.sort(key=lambda each: (str(each.source), each.start, str(each.id)))
    return [each for _, each in in_order((each.when, each) for each in together)]


def _newest(actor: Actor, rows: QuerySet[Fact]) -> Sequence[ToldFact]:
    """The facts made last, as many as a page can be made of, the earliest first."""
    return told_facts(actor, rows.order_by("-made_at", "-id")[:_MOST])[::-1]


def _may_lie_with(fact: ToldFact, key: Hashable) -> Q:
    """Facts of the texts that speak of whom a key names; all where it names nobody."""
    named = key[-1] if isinstance(key, tuple) else key
    if not isinstance(named, UUID):
        return Q()
    texts = SubjectMention.objects.filter(subject_id=named).values("text_version_id")
    return Q(passage__text_version_id__in=texts) | Q(passage__text_version_id=fact.text_version)


def _key(fact: ToldFact) -> Hashable:
    """What holds a timeline together; None for what has none, such as the status of a group."""
    match fact.kind:
        case "person_status":
            subject = str(fact.fields.get("subject"))
            return None if subject in _UNNAMED else fact.subjects.get(subject)
        case "rating":
            subject = str(fact.fields.get("subject") or "")
            return fact.fields["scheme"], fact.subjects.get(subject, subject)
        case _:
            target = str(fact.fields.get("target") or "")
            return fact.fields["kind"], fact.subjects.get(target, target)


def _timeline(told: Sequence[ToldFact]) -> Timeline:
    placed = [each for each in told if each.when.latest]
    happened = [
        Happening(each.id, each.source, str(each.fields.get("status")), each.when)
        for each in placed
    ]
    unsure = unsure_order([each.when for each in placed])
    return Timeline(
        first=told[0],
        entries=tuple(TimelineEntry(*each) for each in zip(placed, unsure, strict=True)),
        unplaced=tuple(each for each in told if not each.when.latest),
        clashes=clashes(happened),
        gaps=gaps([(each.id, each.when) for each in placed], today=clock.local_today()),
    )
