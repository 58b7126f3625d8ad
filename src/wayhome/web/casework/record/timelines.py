"""Timelines of persons of concern, of ratings and of measures, each entry with its source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from wayhome.record.domain.timelines import Contradiction, Gap
from wayhome.record.queries.timelines import (
    Timeline,
    TimelineRow,
    measure_timeline,
    measures_with_timeline,
    person_timeline,
    persons_with_timeline,
    rated_with_timeline,
    rating_timeline,
)
from wayhome.record.queries.told_facts import ToldFact
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.sections import sections
from wayhome.web.casework.record.told_words import ToldLine, told_line

_CLASHES: dict[Contradiction, Promise] = {
    Contradiction.OPPOSITE: gettext_lazy("Two sources say opposite things of the same day"),
    Contradiction.OTHER_DAY: gettext_lazy("Two sources give different days, perhaps for one event"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A timeline in the list, in words."""

    title: str
    href: str
    entries: int
    sources: int


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in words, with what is said of the silence after it."""

    line: ToldLine
    is_unsure: bool
    gap: str


@dataclass(frozen=True, slots=True)
class ClashCard:
    """Two entries side by side, and how they do not fit."""

    title: str
    one: ToldLine
    other: ToldLine


@dataclass(frozen=True, slots=True)
class YearCard:
    """What sources say of one year."""

    title: str
    lines: tuple[ToldLine, ...]
    differ: bool


@require_GET
def timelines_list(request: HttpRequest) -> HttpResponse:
    """Everything of which the record holds a timeline."""
    actor = desk_actor(request)
    context = {
        "sections": sections(actor, here="desk:timelines"),
        "groups": [
            (
                _("Persons of concern"),
                _listed(persons_with_timeline(actor), "desk:person_timeline", _person),
            ),
            (
                _("Ratings"),
                _listed(rated_with_timeline(actor), "desk:rating_timeline", _rated),
            ),
            (
                _("Measures"),
                _listed(measures_with_timeline(actor), "desk:measure_timeline", _measure),
            ),
        ],
    }
    return page(request, "record/timelines.html", context, here="desk:record")


@require_GET
def person(request: HttpRequest, fact_id: UUID) -> HttpResponse:
    """What sources say happened to somebody."""
    found = person_timeline(desk_actor(request), fact_id)
    note = _(
        "Each entry is what somebody said in public. None is a finding, and none says that"
        " anybody did anything."
    )
    return _show(request, found, title=_person(found.first), note=note)


@require_GET
def measure(request: HttpRequest, fact_id: UUID) -> HttpResponse:
    """What sources say of a measure."""
    found = measure_timeline(desk_actor(request), fact_id)
    note = _("Each entry is what a source says of the measure, not whether it is in force today.")
    return _show(request, found, title=_measure(found.first), note=note)


@require_GET
def rating(request: HttpRequest, fact_id: UUID) -> HttpResponse:
    """Ratings year by year; levels that differ between sources stand beside each other."""
    found = rating_timeline(desk_actor(request), fact_id)
    years = [
        YearCard(
            title=str(each.year) if each.year else _("Year not told"),
            lines=tuple(told_line(fact) for fact in each.facts),
            differ=each.differ,
        )
        for each in found.years
    ]
    context = {"title": _rated(found.first), "years": years}
    return page(request, "record/ratings.html", context, here="desk:record")


def _show(request: HttpRequest, found: Timeline, *, title: str, note: str) -> HttpResponse:
    facts = {each.fact.id: each.fact for each in found.entries}
    silent = {gap.after: _gap(gap) for gap in found.gaps}
    context = {
        "title": title,
        "note": note,
        "entries": [
            EntryLine(told_line(each.fact), each.is_unsure, silent.get(each.fact.id, ""))
            for each in found.entries
        ],
        "unplaced": [told_line(each) for each in found.unplaced],
        "clashes": [
            ClashCard(
                title=str(_CLASHES[each.kind]),
                one=told_line(facts[each.one]),
                other=told_line(facts[each.other]),
            )
            for each in found.clashes
        ],
    }
    return page(request, "record/timeline.html", context, here="desk:record")


def _gap(gap: Gap) -> str:
    """A long silence in words."""
    if gap.until is None:
        return _("The record holds nothing after %(day)s.") % {"day": date_format(gap.since)}
    return _("The record holds nothing between %(first)s and %(last)s.") % {
        "first": date_format(gap.since),
        "last": date_format(gap.until),
    }


def _listed(
    rows: Sequence[TimelineRow], address: str, title: Callable[[ToldFact], str]
) -> list[Listed]:
    return [
        Listed(title(row.fact), reverse(address, args=[row.fact.id]), row.entries, row.sources)
        for row in rows
    ]


def _person(fact: ToldFact) -> str:
    return fact.name(str(fact.fields.get("subject")))


def _rated(fact: ToldFact) -> str:
    subject = fact.name(fact.fields.get("subject")) or _("A country the source does not name")
    return f"{subject}: {fact.fields.get('scheme')}"


def _measure(fact: ToldFact) -> str:
    kind = str(fact.fields.get("kind", "")).replace("_", " ")
    target = fact.name(fact.fields.get("target"))
    if target:
        return capfirst(_("%(kind)s against %(target)s") % {"kind": kind, "target": target})
    return capfirst(kind)
