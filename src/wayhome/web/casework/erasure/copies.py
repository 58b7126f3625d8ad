"""What other agencies handed to us and erased since: our copies have to go as well."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.queries.agency_names import agency_names
from wayhome.erasure.actions.confirm_copy import confirm_copy_erased
from wayhome.erasure.queries.notices import notices
from wayhome.web.casework.frame import desk_actor, page


@require_GET
def copies(request: HttpRequest) -> HttpResponse:
    """Every notice to the agency, what waits first."""
    names = agency_names()
    lines = [(line, names[line.sender].name) for line in notices(desk_actor(request))]
    return page(request, "erasure/copies.html", {"lines": lines}, here="desk:referrals")


@require_POST
def confirm(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Say that our copy is erased."""
    confirm_copy_erased(notice=notice_id, by=desk_actor(request))
    messages.success(request, _("Noted. The agency that sent it can see it."))
    return redirect("desk:copies")
