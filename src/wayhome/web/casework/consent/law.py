"""Record a legal basis instead of consent, and end one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.policy import NotFound, can
from wayhome.consent.actions.record_legal_basis import end_legal_basis, record_legal_basis
from wayhome.consent.policy import DECIDE
from wayhome.web.casework.cases.sight import look
from wayhome.web.casework.consent.other_forms import BasisEndForm, BasisForm
from wayhome.web.casework.consent.overview import draw as draw_overview
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.consent.recording import drawer
from wayhome.web.casework.consent.sending import Sent, send


@require_http_methods(["GET", "POST"])
def record_law(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Record that the law lets something leave; for supervisors."""
    sight = look(request, case_id)
    if not can(sight.actor, DECIDE, sight.case.target):
        raise NotFound
    form = BasisForm(request.POST or None, recipients=Recipients(sight.actor))
    draw = drawer(request, sight, person, template="consent_law")
    if request.method == "GET":
        return draw(form, 200)

    def act() -> None:
        once = form.cleaned_data["once"]
        record_legal_basis(
            case=case_id, person=person, given=form.basis, by=sight.actor, basis=once
        )

    return send(request, case_id, Sent(form, act, draw, _("The legal basis is recorded.")))


@require_POST
def end_law(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """End a legal basis now."""
    sight = look(request, case_id)
    form = BasisEndForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        end_legal_basis(case=case_id, basis=given["basis"], reason=given["reason"], by=sight.actor)

    sent = Sent(
        form,
        act,
        lambda shown, status: draw_overview(request, sight, end_form=shown, status=status),
        _("The legal basis is ended, from this moment on."),
    )
    return send(request, case_id, sent)
