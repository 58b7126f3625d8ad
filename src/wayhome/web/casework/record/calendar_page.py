"""The calendar of engagements: a month, a year as a list, what has no day, and a file of it."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.queries.engagements import engagement_days, engagements
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.calendar_days import card, day_lists, weeks
from wayhome.web.casework.record.calendar_file import calendar_file
from wayhome.web.casework.record.sections import sections

_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """A month; `year` asks for a list of a year, `undated` for what has no day."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    if year := _YEAR.fullmatch(request.GET.get("year", "")):
        return _year(request, int(year[0]))
    if "undated" in request.GET:
        return _undated(request)
    asked = _MONTH.fullmatch(request.GET.get("month", ""))
    today = clock.local_today()
    number, month = (int(asked[1]), int(asked[2])) if asked else (today.year, today.month)
    return _month(request, Period.month(number, month))


@require_GET
def calendar_download(request: HttpRequest) -> HttpResponse:
    """Every engagement that is told to the day or to the month, for other calendars."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    base = request.build_absolute_uri("/").rstrip("/")
    answer = HttpResponse(
        calendar_file(engagements(actor), base=base), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="engagements.ics"'
    return answer


def _month(request: HttpRequest, month: Period) -> HttpResponse:
    actor = desk_actor(request)
    found = engagements(actor, month)
    context = {
        "heading": date_format(month.starts_on, "YEAR_MONTH_FORMAT"),
        "weeks": weeks(month, found),
        "weekdays": [date(2024, 1, 1) + timedelta(days=day) for day in range(7)],
        "lists": day_lists(found),
        "other": (_("The whole year as a list"), _href(year=str(month.starts_on.year))),
        **_turning(actor, month, "month"),
    }
    return _page(request, context)


def _year(request: HttpRequest, number: int) -> HttpResponse:
    actor, year = desk_actor(request), Period(date(number, 1, 1), date(number, 12, 31))
    context = {
        "heading": str(number),
        "lists": day_lists(engagements(actor, year)),
        "other": (_("Month by month"), _href(month=f"{number:04}-01")),
        **_turning(actor, year, "year"),
    }
    return _page(request, context)


def _undated(request: HttpRequest) -> HttpResponse:
    """Engagements without a day, or whose days have no end."""
    found = [
        each
        for each in engagements(desk_actor(request))
        if each.when.earliest is None or each.when.latest is None
    ]
    context = {
        "heading": _("Without a day"),
        "lists": [],
        "cards": [card(each) for each in found],
        "other": (_("Month by month"), _href()),
    }
    return _page(request, context)


def _turning(actor: Actor, shown: Period, unit: str) -> dict[str, str]:
    """The addresses of the nearest periods before and after that have something."""
    before = after = None
    for first, last in engagement_days(actor):
        if first < shown.starts_on:
            near = min(last, shown.starts_on - timedelta(days=1))
            before = max(before or near, near)
        if last > shown.ends_on:
            near = max(first, shown.ends_on + timedelta(days=1))
            after = min(after or near, near)
    length = 4 if unit == "year" else 7
    return {
        name: _href(**{unit: day.isoformat()[:length]})
        for name, day in (("previous_href", before), ("next_href", after))
        if day
    }


def _href(**values: str) -> str:
    return with_query(reverse("desk:calendar"), values)


def _page(request: HttpRequest, context: Mapping[str, object]) -> HttpResponse:
    more = {"sections": sections(desk_actor(request), here="desk:calendar"), **context}
    return page(request, "record/calendar.html", more, here="desk:record")
