"""Reports that were released to partners, and releasing one."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.access.queries.agency_names import agency_names
from wayhome.insight.actions.make_progress_report import (
    PeriodNotOver,
    PeriodsOverlap,
    make_progress_report,
)
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.insight.queries.partner_reports import ReportRow, partner_report, reports_for
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.report.forms import ReleaseForm
from wayhome.web.casework.report.overview import report_page
from wayhome.web.casework.report.period import PeriodForm
from wayhome.web.report_presenter import Imprint, moment_words, period_words, report_view


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One released report in the list."""

    row: ReportRow
    partner: str
    period: str
    made: str


@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """Every report that the agency made for a partner."""
    actor = desk_actor(request)
    names = agency_names()
    lines = [
        ReleaseLine(
            row=row,
            partner=names[row.partner].name if row.partner in names else "",
            period=period_words(row.period),
            made=moment_words(row.made_at),
        )
        for row in reports_for(actor)
    ]
    may_manage = can(actor, Permission.AGREEMENT_MANAGE)
    return page(
        request,
        "report/releases.html",
        {"lines": lines, "may_manage": may_manage},
        here="desk:report",
    )


@require_GET
def released(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """A released report as its partner reads it."""
    actor = desk_actor(request)
    made = partner_report(actor, report_id)
    names = agency_names()
    imprint = Imprint(
        made.period, names[made.agency].name if made.agency in names else "", made.made_at
    )
    context = {
        "partner": names[made.partner].name if made.partner in names else "",
        "view": report_view(made.report, imprint, opens=_nowhere),
        "is_readable": made.scope is not None,
    }
    return page(request, "report/released.html", context, here="desk:report")


@require_POST
def release(request: HttpRequest) -> HttpResponse:
    """Make the report and show it; the same again shows the one that stands."""
    actor = desk_actor(request)
    require(actor, Permission.AGREEMENT_MANAGE)
    days, form = PeriodForm(request.POST), ReleaseForm(request.POST, actor=actor)
    if not days.is_valid():
        raise NotFound
    if not form.is_valid():
        return report_page(request, days, release=form)
    try:
        made = make_progress_report(
            agreement=form.cleaned_data["agreement"], period=days.period, by=actor
        )
    except PeriodNotOver:
        form.add_error(
            None, _("This period is not over yet. Release it when its last day is past.")
        )
    except PeriodsOverlap:
        form.add_error(
            None,
            _(
                "This partner already has a report that covers some of these days. Two reports"
                " of the same days could give back what each of them hides: choose other days."
            ),
        )
    else:
        messages.success(request, _("Released. The partner can read it now."))
        return redirect("desk:released", made)
    return report_page(request, days, release=form)


def _nowhere(indicator: IndicatorCode, key: str | None) -> str:
    """What a partner got does not open here: the agency's own report does."""
    del indicator, key
    return ""
