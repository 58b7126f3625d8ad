"""Progress reports that were released to the partner."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayhome.access.policy import NotFound
from wayhome.access.queries.agency_names import agency_names
from wayhome.insight.actions.export_report import export_partner_report
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode
from wayhome.insight.domain.labels import row_label
from wayhome.insight.queries.open_partner_figure import open_partner_figure
from wayhome.insight.queries.partner_reports import partner_report, reports_for
from wayhome.web.portal.frame import file, page, partner_of
from wayhome.web.report_presenter import Imprint, period_words, report_view

_HERE = "portal:reports"
_LONGEST_KEY = 40


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The reports, the latest period first; closed ones are named and do not open."""
    context = {
        "reports": [(row, period_words(row.period)) for row in reports_for(partner_of(request))]
    }
    return page(request, "reports.html", context, here=_HERE)


@require_safe
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Figures with their definitions, as they were released."""
    made = partner_report(partner_of(request), report_id)
    names = agency_names()
    agency = names[made.agency].name if made.agency in names else ""
    context = {
        "report": made,
        "view": report_view(
            made.report,
            Imprint(made.period, agency, counted_at=made.made_at),
            opens=_opens(report_id),
        ),
    }
    return page(request, "report.html", context, here=_HERE)


@require_safe
def export(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The same figures as a file."""
    text = export_partner_report(report_id, by=partner_of(request))
    return file(text, media_type="text/csv; charset=utf-8", name="progress-report.csv")


@require_safe
def figure(request: HttpRequest, report_id: UUID, indicator: str) -> HttpResponse:
    """The own lodgings behind a figure, or why it stays closed."""
    actor = partner_of(request)
    key = request.GET.get("key")
    if indicator not in set(IndicatorCode) or (key is not None and len(key) > _LONGEST_KEY):
        raise NotFound
    code = IndicatorCode(indicator)
    context = {
        "opened": open_partner_figure(actor, report_id, code, key=key),
        "title": INDICATORS[code].title,
        "row": None if key is None else row_label(code, key),
        "definition": INDICATORS[code].definition,
        "back_href": reverse("portal:report", args=[report_id]),
    }
    return page(request, "figure.html", context, here=_HERE)


def _opens(report_id: UUID) -> Callable[[IndicatorCode, str | None], str]:
    """Where the figures of a report open."""

    def address(indicator: IndicatorCode, key: str | None) -> str:
        path = reverse("portal:figure", args=[report_id, indicator.value])
        return path if key is None else f"{path}?{urlencode({'key': key})}"

    return address
