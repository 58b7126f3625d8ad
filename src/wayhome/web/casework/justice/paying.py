"""Note what comes of a claim for compensation, and take an entry back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.policy import NotFound
from wayhome.justice.actions.note_compensation import (
    Claim,
    note_compensation,
    take_payment_back,
)
from wayhome.justice.domain.compensation import CompensationState
from wayhome.justice.queries.compensations import CompensationView, compensations_of
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight, case_response
from wayhome.web.casework.justice.adding import worked_on
from wayhome.web.casework.justice.event_form import TakeBackForm
from wayhome.web.casework.justice.fields import person_name
from wayhome.web.casework.justice.other_forms import CompensationForm
from wayhome.web.casework.justice.sending import Sent, seen, send

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def claim(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A claim begins."""
    return _note(request, case_id, None)


@require_http_methods(_METHODS)
def note(request: HttpRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    """A claim goes on."""
    return _note(request, case_id, claim_id)


@require_POST
def undo(request: HttpRequest, case_id: UUID, claim_id: UUID, *, line_id: UUID) -> HttpResponse:
    """An entry of a claim should not be there."""
    sight = worked_on(request, case_id)
    view = _claim(sight, claim_id)
    if line_id not in {line.id for line in view.lines}:
        raise NotFound
    form = TakeBackForm(request.POST, version=0)

    def act() -> None:
        held = Claim(case_id, compensation=claim_id, version=seen(form))
        take_payment_back(claim=held, line=line_id, by=sight.actor)

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        view = _claim(sight, claim_id)
        entry = CompensationForm(sight=sight, version=sight.version, state=view.state)
        return _draw(request, sight, entry, view=view, refused=form, **more)

    back = reverse("desk:case_justice", args=[case_id])
    return send(request, case_id, Sent(form, act, show, _("The entry is taken back."), back))


def _note(request: HttpRequest, case_id: UUID, claim_id: UUID | None) -> HttpResponse:
    """The form on a claim, new or known."""
    sight = worked_on(request, case_id)
    view = _claim(sight, claim_id) if claim_id else None
    state = view.state if view else CompensationState.NONE

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        return _draw(request, sight, form, view=view, **more)

    if request.method != "POST":
        return show(sight, CompensationForm(sight=sight, version=sight.version, state=state))
    form = CompensationForm(request.POST, sight=sight, state=state)

    def act() -> None:
        whom = form.cleaned_data.get("complaint")
        held = Claim(case_id, UUID(whom) if whom else None, claim_id, seen(form))
        note_compensation(claim=held, told=form.told, by=sight.actor)

    back = reverse("desk:case_justice", args=[case_id])
    return send(request, case_id, Sent(form, act, show, _("The entry is noted."), back))


def _claim(sight: Sight, claim_id: UUID) -> CompensationView:
    """A claim of the case. Raises NotFound."""
    for view in compensations_of(sight.actor, sight.case.row.id):
        if view.id == claim_id:
            return view
    raise NotFound


def _draw(request: HttpRequest, sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
    view: CompensationView | None = more["view"]
    context = {
        "form": form,
        "refused": more.get("refused"),
        "view": view,
        "person": person_name(sight, view.complaint) if view else "",
        "changed": more.get("changed", ()),
    }
    status = more.get("status", 200)
    return case_response(
        request, sight, template="justice_compensation", context=context, status=status
    )
