"""Agreements with partners: see them, sign one, end one."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.queries.agency_names import agency_names
from wayhome.cooperation.actions.sign_agreement import end_agreement, sign_agreement
from wayhome.cooperation.domain.scope import AgreementPurpose
from wayhome.cooperation.queries.agreement_list import AgreementRow, agreement_list
from wayhome.insight.domain.indicators import INDICATORS, SHARED
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.places.countries import country_name
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.report.forms import AgreementForm
from wayhome.web.report_presenter import period_words

_INVALID = 422


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement in words."""

    row: AgreementRow
    partner: str
    period: str
    figures: str
    complaints: str
    ended: str


@require_http_methods(["GET", "POST"])
def agreements(request: HttpRequest) -> HttpResponse:
    """The list with the form to sign another."""
    actor = desk_actor(request)
    lines = _lines(actor)
    form = AgreementForm(request.POST or None, actor=actor)
    if request.method == "POST":
        if form.is_valid():
            sign_agreement(form.agreement, by=actor)
            messages.success(request, _("The agreement is signed."))
            return redirect("desk:agreements")
        return _page(request, lines, form, status=_INVALID)
    return _page(request, lines, form)


@require_POST
def end(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """End an agreement now."""
    end_agreement(agreement_id, by=desk_actor(request))
    messages.success(
        request, _("The agreement has ended. The partner reads nothing more under it.")
    )
    return redirect("desk:agreements")


def _page(
    request: HttpRequest, lines: list[AgreementLine], form: AgreementForm, *, status: int = 200
) -> HttpResponse:
    """The page with a form."""
    context = {"lines": lines, "form": form}
    return page(request, "report/agreements.html", context, here="desk:report", status=status)


def _lines(actor: Actor) -> list[AgreementLine]:
    """Agreements in words, the newest first."""
    names = agency_names()
    return [
        AgreementLine(
            row=row,
            partner=names[row.partner_agency].name if row.partner_agency in names else "",
            period=period_words(Period(row.starts_on, row.ends_on)),
            figures=_figures(row),
            complaints=_complaints(row),
            ended=date_format(row.ended_at, "DATE_FORMAT") if row.ended_at else "",
        )
        for row in agreement_list(actor)
    ]


def _figures(row: AgreementRow) -> str:
    """Which figures the partner gets, or what referrals to it may carry."""
    if row.purpose is AgreementPurpose.PROTECTION:
        return ", ".join(str(group.label) for group in FieldGroup if group in row.scope.groups)
    named = [str(INDICATORS[code].title) for code in SHARED if row.scope.allows(code)]
    return _("all") if len(named) == len(SHARED) else ", ".join(named)


def _complaints(row: AgreementRow) -> str:
    """Which complaints the figures count."""
    countries = ", ".join(country_name(code) for code in sorted(row.scope.nationalities))
    if row.scope.lodged_only:
        lodged = _("lodged by the partner")
        return f"{lodged} ({countries})" if countries else lodged
    return countries or _("all")
