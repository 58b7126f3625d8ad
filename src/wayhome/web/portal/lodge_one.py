"""Lodge one complaint: one page in sections, kept as typed whatever comes."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.correspondents import correspondents
from wayhome.intake.actions.lodge import IdempotencyKeyReused, lodge
from wayhome.intake.domain.clean_file import FileProblem
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import Lodged, NamedFile, NewComplaint
from wayhome.intake.domain.questions import QUESTIONS, Group
from wayhome.intake.domain.senders import answers_of_sender, lodger_kind_of
from wayhome.kernel.actor import Actor
from wayhome.web.complaint_form import ComplaintForm
from wayhome.web.portal.forms import cleaned
from wayhome.web.portal.frame import page, partner_of
from wayhome.web.uploads import FILE_PROBLEMS, is_too_large

_KEPT_GROUPS = {Group.PLACE, Group.LODGER, Group.SAFE_CONTACT, Group.CONSENT}
_KEPT = ("language", *(each.name for each in QUESTIONS if each.group in _KEPT_GROUPS))


class LodgeForm(ComplaintForm):
    """The questions of a complaint, and a first file."""

    once = forms.CharField(widget=forms.HiddenInput, max_length=64)
    file = forms.FileField(
        label=_("Photo or document"),
        help_text=_(
            "A photo, a PDF, a text or a sound, 20 MB at most. Hidden data, such as where a photo"
            " was taken, is removed. More files can be added once the complaint is lodged."
        ),
        required=False,
        allow_empty_file=True,
    )

    def clean_file(self) -> NamedFile | None:
        """The cleaned file, if there is one."""
        sent = self.cleaned_data["file"]
        return cleaned(sent) if sent else None


@require_http_methods(["GET", "POST"])
def lodge_one(request: HttpRequest) -> HttpResponse:
    """The form; once lodged, its page, or the form again for another at the same place."""
    actor = partner_of(request)
    require(actor, Permission.COMPLAINT_LODGE)
    kind = lodger_kind_of(correspondents(actor.agency).own_kind)
    if request.method != "POST":
        relation = answers_of_sender(kind).text("relation")
        return _draw(request, LodgeForm(initial={"once": uuid4().hex, "relation": relation}))
    form = LodgeForm(request.POST, request.FILES)
    if is_too_large(request):
        form.add_error("file", str(FILE_PROBLEMS[FileProblem.TOO_LARGE]))
        return _draw(request, form, status=413)
    if not form.is_valid():
        return _draw(request, form, status=422)
    try:
        lodged = _lodge(form, kind=kind, by=actor)
    except IdempotencyKeyReused:
        form.add_error(None, _now("This form was sent before with other answers. Begin a new one."))
        return _draw(request, form, status=422)
    if "another" in request.POST:
        return _another(request, lodged)
    messages.success(request, _now("Lodged. Keep the acknowledgement below: it is your proof."))
    return redirect("portal:lodging", lodged.complaint)


def _lodge(form: LodgeForm, *, kind: LodgerKind, by: Actor) -> Lodged:
    """Lodge what was written; the form's own token makes a second sending harmless."""
    named: NamedFile | None = form.cleaned_data["file"]
    return lodge(
        NewComplaint(
            agency=correspondents(by.agency).receiving,
            channel=Channel.PORTAL,
            lodger_kind=kind,
            language=form.cleaned_data["language"],
            answers=form.answers,
            files=(named,) if named else (),
            idempotency_key=f"portal {form.cleaned_data['once']}",
            lodger_agency=by.agency,
        ),
        by=by,
    )


def _another(request: HttpRequest, lodged: Lodged) -> HttpResponse:
    """The form again, with place and contact as they were, for the next person."""
    kept: dict[str, Any] = {
        name: request.POST.getlist(name) if name in {"help", "contact_how"} else value
        for name in _KEPT
        if (value := request.POST.get(name))
    }
    return _draw(request, LodgeForm(initial={**kept, "once": uuid4().hex}), lodged=lodged)


def _draw(
    request: HttpRequest, form: LodgeForm, *, status: int = 200, lodged: Lodged | None = None
) -> HttpResponse:
    """The page."""
    context = {"form": form, "lodged": lodged, "href": _href(lodged.complaint) if lodged else ""}
    return page(request, "lodge_one.html", context, here="portal:lodge_one", status=status)


def _href(complaint: UUID) -> str:
    """The page of a lodging."""
    return reverse("portal:lodging", args=[complaint])
