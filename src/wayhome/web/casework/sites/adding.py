"""What staff learnt of a place, added to a site, a complaint or a case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.cases.policy import assigned_to
from wayhome.intake.queries.complaint import complaint
from wayhome.kernel.erasing import Erased
from wayhome.sites.actions.describe_place import NewDescription, describe_place
from wayhome.sites.queries.site import site_page
from wayhome.web.casework.cases.sight import look
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.sites.forms import DescribeForm

_METHODS = ["GET", "HEAD", "POST"]
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is described: its code, where to go back to, and what the description belongs to."""

    code: str
    back: str
    province: str = ""
    site: UUID | None = None
    complaint: UUID | None = None
    case: UUID | None = None


@require_http_methods(_METHODS)
def describe_site(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """A description that is held to be this site at once."""
    found = site_page(desk_actor(request), place_id).row
    province = found.provinces[0] if len(found.provinces) == 1 else ""
    back = reverse("desk:site", args=[found.id])
    return _describe(request, _Subject(found.code, back, province, site=found.id))


@require_http_methods(_METHODS)
def describe_for_complaint(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """A description that belongs to a complaint; sites are proposed for it."""
    actor = desk_actor(request)
    row = complaint(actor, complaint_id, assigned=assigned_to(actor, complaint_id))
    _require_words(row.erased_at)
    back = reverse("desk:complaint_site", args=[row.id])
    return _describe(request, _Subject(row.code, back, row.last_province, complaint=row.id))


@require_http_methods(_METHODS)
def describe_for_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A description that belongs to a case; sites are proposed for it."""
    row = look(request, case_id).case.row
    _require_words(row.erased_at)
    back = reverse("desk:case", args=[row.id])
    return _describe(request, _Subject(row.code, back, case=row.id))


def _require_words(erased_at: datetime | None) -> None:
    """Raises Erased: nothing is added to what was erased."""
    if erased_at is not None:
        raise Erased(erased_at)


def _describe(request: HttpRequest, subject: _Subject) -> HttpResponse:
    """The form, and what comes of sending it."""
    actor = desk_actor(request)
    require(actor, Permission.SITE_JUDGE)
    data: Any = request.POST if request.method == "POST" else None
    form = DescribeForm(data, province=subject.province, asks_reason=subject.site is not None)
    if form.is_bound and form.is_valid():
        new = NewDescription(
            id=form.id,
            told=form.told,
            province=form.cleaned_data["province"],
            complaint=subject.complaint,
            case=subject.case,
            site=subject.site,
            reason=form.cleaned_data.get("reason", ""),
        )
        describe_place(new, by=actor)
        messages.success(request, _("The description is added, and sealed."))
        return redirect(subject.back)
    context = {"form": form, "subject": subject}
    status = _UNPROCESSABLE if form.is_bound else 200
    return page(request, "sites/describe.html", context, here="desk:sites", status=status)
