"""The progress report of a period, with what sources claim beside it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can, require
from wayhome.access.queries.agency_names import agency_names
from wayhome.insight.actions.export_report import export_report
from wayhome.insight.domain.comparison import difference_words
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.report import Report
from wayhome.insight.domain.wording import plain
from wayhome.insight.queries.claims_beside import ClaimBeside, claims_beside
from wayhome.insight.queries.progress_report import progress_report
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.queries.figures import claimed_periods
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.report.forms import ReleaseForm
from wayhome.web.casework.report.period import PeriodForm, in_address, period_form, remember
from wayhome.web.report_presenter import Imprint, Opens, period_words, report_view

_INVALID = 422


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What a source says, what the register says, and how the two stand to each other."""

    beside: ClaimBeside
    title: str
    claimed: str
    own: str
    difference: str
    explanations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A period to go to."""

    text: str
    href: str


def report(request: HttpRequest) -> HttpResponse:
    """Numbers, claims beside them, tables, and the form to release them to a partner."""
    actor = desk_actor(request)
    require(actor, Permission.REPORT_READ)
    form = period_form(request)
    if not form.is_valid():
        return page(
            request, "report/report.html", {"form": form}, here="desk:report", status=_INVALID
        )
    remember(request, form.period)
    return report_page(request, form)


def report_page(
    request: HttpRequest, form: PeriodForm, *, release: ReleaseForm | None = None
) -> HttpResponse:
    """The page of a valid period; `release` is a form that came back with errors."""
    actor, period = desk_actor(request), form.period
    found = progress_report(actor, period)
    may_release = can(actor, Permission.AGREEMENT_MANAGE)
    context = {
        "form": form,
        "view": report_view(found, _imprint(actor, period), opens=_opens(period)),
        "claims": [_claim_line(each) for each in claims_beside(actor, period, report=found)],
        "may_read_sources": can(actor, Permission.SOURCE_READ),
        "is_empty": _is_empty(found),
        "periods": _other_periods(actor, period),
        "csv_href": with_query(reverse("desk:report_csv"), in_address(period)),
        "may_release": may_release,
        "release": release or (ReleaseForm(actor=actor, period=period) if may_release else None),
    }
    status = _INVALID if release is not None else 200
    return page(request, "report/report.html", context, here="desk:report", status=status)


def export(request: HttpRequest) -> HttpResponse:
    """The same figures as a file."""
    actor = desk_actor(request)
    require(actor, Permission.REPORT_READ)
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return page(
            request, "report/report.html", {"form": form}, here="desk:report", status=_INVALID
        )
    days = in_address(form.period)
    return csv_file(export_report(form.period, by=actor), f"report-{days['starts']}-{days['ends']}")


def csv_file(text: str, name: str) -> HttpResponse:
    """A file to keep; the browser does not open it by itself."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _imprint(actor: Actor, period: Period) -> Imprint:
    """Whose figures these are."""
    own = agency_names().get(actor.agency)
    return Imprint(period, own.name if own else "", counted_at=clock.now())


def _opens(period: Period) -> Opens:
    """The addresses at which figures of a period open."""
    days = in_address(period)

    def address(indicator: IndicatorCode, key: str | None) -> str:
        path = with_query(reverse("desk:report_figure", args=[indicator.value]), days)
        return path if key is None else f"{path}&{urlencode({'key': key})}"

    return address


def _claim_line(each: ClaimBeside) -> ClaimLine:
    """A claim in words."""
    mark = "%" if INDICATORS[each.indicator].unit is Unit.PERCENT else ""
    own = each.comparison.own
    return ClaimLine(
        beside=each,
        title=str(INDICATORS[each.indicator].title),
        claimed=f"{plain(each.claim.value)} {mark or each.claim.unit}",
        own="" if own is None else f"{plain(own)} {mark}".strip(),
        difference=difference_words(each.comparison, each.indicator),
        explanations=tuple(reason.words for reason in each.comparison.explanations),
    )


def _other_periods(actor: Actor, period: Period) -> list[PeriodLink]:
    """Periods of which sources claim something, other than the one shown."""
    return [
        PeriodLink(period_words(each), with_query(reverse("desk:report"), in_address(each)))
        for each in claimed_periods(actor)
        if each != period
    ]


def _is_empty(found: Report) -> bool:
    """Whether nothing was lodged in the period."""
    received = found.figure(IndicatorCode.COMPLAINTS_RECEIVED)
    return received is not None and received.value == 0
