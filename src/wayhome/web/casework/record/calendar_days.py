"""The calendar as a page draws it: weeks of a month, and what is told no more exactly."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel.period import Period
from wayhome.record.domain.edtf import in_words
from wayhome.record.domain.engagements import Engagement, EngagementStatus
from wayhome.record.domain.when import When
from wayhome.web.casework.record.hits import passage_href

STATUS_WORDS: dict[EngagementStatus, Promise] = {
    EngagementStatus.HELD: gettext_lazy("Held"),
    EngagementStatus.ONGOING: gettext_lazy("Going on"),
    EngagementStatus.CANCELLED: gettext_lazy("Called off"),
    EngagementStatus.POSTPONED: gettext_lazy("Put off"),
    EngagementStatus.PLANNED: gettext_lazy("Planned"),
    EngagementStatus.EXPECTED: gettext_lazy("Expected"),
    EngagementStatus.REQUESTED: gettext_lazy("Asked for"),
    EngagementStatus.HOPED: gettext_lazy("Hoped for"),
}
_TONES = {EngagementStatus.HELD: "good", EngagementStatus.PLANNED: "care"}


@dataclass(frozen=True, slots=True)
class EngagementCard:
    """An engagement in words; each source with the address of its passage."""

    engagement: Engagement
    status: str
    tone: str
    when: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the grid; `count` engagements are surely of that day."""

    day: date
    is_inside: bool
    count: int


@dataclass(frozen=True, slots=True)
class DayList:
    """What is told of one day, or of days that nobody tells apart."""

    heading: str
    anchor: str
    cards: tuple[EngagementCard, ...]


def weeks(month: Period, found: Sequence[Engagement]) -> list[list[DayCell]]:
    """The weeks of a month from Monday on, with the days of other months that fill them."""
    days = calendar.Calendar().monthdatescalendar(month.starts_on.year, month.starts_on.month)
    counts = {each: 0 for week in days for each in week}
    for one in found:
        if one.when.day in counts:
            counts[one.when.day] += 1
    inside = range(month.starts_on.toordinal(), month.ends_on.toordinal() + 1)
    return [
        [DayCell(each, each.toordinal() in inside, counts[each]) for each in week] for week in days
    ]


def day_lists(found: Sequence[Engagement]) -> list[DayList]:
    """Engagements day by day; those told no more exactly come under the days they may be."""
    grouped: dict[tuple[str, str], list[EngagementCard]] = {}
    for each in found:
        day = each.when.day
        key = (f"day-{day}", date_format(day)) if day else ("", when_words(each.when))
        grouped.setdefault(key, []).append(card(each))
    return [
        DayList(heading=heading, anchor=anchor, cards=tuple(cards))
        for (anchor, heading), cards in grouped.items()
    ]


def card(one: Engagement) -> EngagementCard:
    """An engagement in words."""
    return EngagementCard(
        engagement=one,
        status=str(STATUS_WORDS[one.status]),
        tone=_TONES.get(one.status, "quiet"),
        when=when_words(one.when),
        sources=tuple(
            (
                each.publisher or each.title or _("Source without a title"),
                passage_href(each),
            )
            for each in one.tellings
        ),
    )


def when_words(when: When) -> str:
    """When it was, no more exactly than it is told."""
    if not when.edtf:
        return _("Day not told")
    if when.day:
        return date_format(when.day)
    plain = in_words(when.edtf)
    if plain != when.edtf:
        return _("%(month)s, day unknown") % {"month": plain}
    if when.edtf.isdecimal():
        return _("%(year)s, month and day unknown") % {"year": when.edtf}
    return _between(when)


def _between(when: When) -> str:
    """Two days, or the one that is known."""
    days = {
        "first": date_format(when.earliest) if when.earliest else "",
        "last": date_format(when.latest) if when.latest else "",
    }
    if when.earliest is None:
        return _("Until %(last)s, first day unknown") % days
    if when.latest is None:
        return _("Since %(first)s, last day unknown") % days
    if "/" in when.edtf:
        return _("From %(first)s to %(last)s") % days
    return _("Between %(first)s and %(last)s, day unknown") % days
