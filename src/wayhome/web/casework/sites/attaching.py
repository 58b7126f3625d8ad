"""Where a complaint stands among the sites, and attaching it to one by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.cases.policy import assigned_to
from wayhome.intake.queries.complaint import complaint
from wayhome.intake.queries.queue import QueueRow
from wayhome.sites.actions.attach import AttachedAlready, attach
from wayhome.sites.actions.judge import AlreadyJudged, HeldDifferent
from wayhome.sites.queries.site import site_page
from wayhome.sites.queries.sites import sites_of
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.sites.forms import AttachForm
from wayhome.web.casework.sites.listing import site_lines
from wayhome.web.casework.sites.piles import pile_rows

_CONFLICT, _UNPROCESSABLE = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def complaint_site(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The sites that a complaint tells of, pairs that wait, and the form to attach it."""
    actor = desk_actor(request)
    require(actor, Permission.SITE_READ)
    row = complaint(actor, complaint_id, assigned=assigned_to(actor, complaint_id))
    form = AttachForm(request.POST if request.method == "POST" else None, label_suffix="")
    status = 200
    if form.is_bound:
        status = _UNPROCESSABLE
        if form.is_valid():
            status = _CONFLICT
            if _attached(request, row, form):
                messages.success(request, _("The complaint is attached to the site."))
                return redirect("desk:complaint_site", complaint_id)
    found = sites_of(actor, complaints=[complaint_id])
    waiting = {pair.id: pair for each in found for pair in site_page(actor, each.id).waiting}
    context = {
        "row": row,
        "form": form,
        "lines": site_lines(actor, found),
        "pairs": pile_rows(actor, waiting.values()),
        "may_judge": not row.erased_at and can(actor, Permission.SITE_JUDGE),
    }
    return page(request, "sites/complaint.html", context, here="desk:complaints", status=status)


def _attached(request: HttpRequest, row: QueueRow, form: AttachForm) -> bool:
    """Whether the complaint was attached; if not, the form says why."""
    given = form.cleaned_data
    try:
        attach(complaint=row, code=given["code"], reason=given["reason"], by=desk_actor(request))
    except NotFound:
        form.add_error("code", _("No site has this code. Check it on the page of the site."))
    except AttachedAlready:
        form.add_error("code", _("The complaint is at this site already."))
    except (AlreadyJudged, HeldDifferent):
        form.add_error(
            "code",
            _("The two are held to be different sites. Undo that judgement first if it was wrong."),
        )
    return form.is_valid()
