"""What is shared with the partner, why, and until when; and what was erased since."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.queries.agency_names import agency_names
from wayhome.cooperation.queries.agreements import AgreementInForce, agreements_in_force
from wayhome.erasure.actions.confirm_copy import confirm_copy_erased
from wayhome.erasure.queries.notices import notices
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode
from wayhome.places.countries import country_name
from wayhome.web.portal.frame import page, partner_of


@dataclass(frozen=True, slots=True)
class Shared:
    """One agreement in words."""

    agency: str
    purpose: str
    figures: tuple[str, ...]
    nationalities: tuple[str, ...]
    lodged_only: bool
    starts_on: date
    ends_on: date


@require_safe
def sharing(request: HttpRequest) -> HttpResponse:
    """Every agreement in force; one that ended is gone from here, and so is what it shared."""
    partner, names = partner_of(request), agency_names()
    found = agreements_in_force(partner)
    context = {
        "agreements": [
            _in_words(each, agency=names[each.agency].name if each.agency in names else "")
            for each in found
        ],
        "notices": [(line, names[line.sender].name) for line in notices(partner)],
    }
    return page(request, "sharing.html", context, here="portal:sharing")


@require_POST
def confirm_copy(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Say that the partner's copy is erased."""
    confirm_copy_erased(notice=notice_id, by=partner_of(request))
    messages.success(request, _("Noted. The agency that sent it can see it."))
    return redirect("portal:sharing")


def _in_words(agreement: AgreementInForce, *, agency: str) -> Shared:
    """What the agreement says."""
    figures = (code for code in IndicatorCode if agreement.scope.allows(code.value))
    return Shared(
        agency=agency,
        purpose=str(agreement.purpose.label),
        figures=tuple(str(INDICATORS[code].title) for code in figures),
        nationalities=tuple(sorted(map(country_name, agreement.scope.nationalities))),
        lodged_only=agreement.scope.lodged_only,
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
    )
