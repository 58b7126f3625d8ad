"""The address of one's own calendar: made, shown once, made anew, ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.web.casework.frame import desk_actor, page
from wayhome.workplan.actions.calendar_address import MadeTwice, end_address, make_address
from wayhome.workplan.queries.calendar_days import address_of


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Whether there is an address, and since when; the address itself is not kept."""
    return _show(request)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a new address, which ends the one before, and show it once."""
    try:
        made = make_address(by=desk_actor(request))
    except MadeTwice:
        messages.warning(request, _("An address was made at the same moment. Make it again."))
        return redirect("desk:work_calendar")
    path = reverse("calendar_feed", args=[made.secret])
    return _show(request, address=request.build_absolute_uri(path))


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End the address."""
    end_address(by=desk_actor(request))
    messages.success(request, _("The address is ended. Calendars that read it get nothing more."))
    return redirect("desk:work_calendar")


def _show(request: HttpRequest, *, address: str = "") -> HttpResponse:
    actor = desk_actor(request)
    require(actor, Permission.CASE_LIST)
    context = {"held": address_of(actor), "address": address}
    return page(request, "workplan/calendar.html", context, here="desk:work")
