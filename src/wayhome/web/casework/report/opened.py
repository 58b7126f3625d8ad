"""A figure opened into the complaints and cases that it counts."""

from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wayhome.access.policy import NotFound
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.labels import row_label
from wayhome.insight.queries.open_figure import open_figure
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.report.period import PeriodForm, in_address
from wayhome.web.report_presenter import period_words

_PAGE = 50


class FigureForm(PeriodForm):
    """Which row of a table, and which page of it."""

    key = forms.CharField(required=False, strip=False, max_length=40)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)


def figure(request: HttpRequest, indicator: str) -> HttpResponse:
    """The rows behind a figure, 50 a page, or the reason why it does not open."""
    actor = desk_actor(request)
    form = FigureForm(request.GET)
    if indicator not in set(IndicatorCode) or not form.is_valid():
        raise NotFound
    code = IndicatorCode(indicator)
    key = form.cleaned_data["key"] if "key" in request.GET else None
    found = open_figure(actor, form.period, code, key=key)
    shown = Paginator(found.rows, _PAGE).get_page(form.cleaned_data["page"] or 1)
    days = in_address(form.period)
    here = with_query(reverse("desk:report_figure", args=[indicator]), days)
    context = {
        "title": INDICATORS[code].title,
        "definition": INDICATORS[code].definition,
        "row": None if key is None else row_label(code, key),
        "period": period_words(form.period),
        "found": found,
        "rows": shown.object_list,
        "has_outcomes": any(row.outcome for row in found.rows),
        "has_hours": any(row.hours is not None for row in found.rows),
        "counts_persons": INDICATORS[code].unit is Unit.PERSONS,
        "back_href": with_query(reverse("desk:report"), days),
        "previous_href": _at(here, key, shown.number - 1) if shown.has_previous() else "",
        "next_href": _at(here, key, shown.number + 1) if shown.has_next() else "",
    }
    return page(request, "report/opened.html", context, here="desk:report")


def _at(here: str, key: str | None, number: int) -> str:
    """The address of another page of the same figure."""
    row = {} if key is None else {"key": key}
    return f"{here}&{urlencode({**row, 'page': number})}"
