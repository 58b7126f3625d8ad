"""Add an alleged person, tell more, and take back that somebody was named."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.policy import NotFound
from wayhome.justice.actions.add_alleged import NewAlleged, add_alleged
from wayhome.justice.actions.tell_alleged import tell_alleged, withdraw_alleged
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.queries.alleged import alleged_person
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.justice.alleged_form import AllegedForm
from wayhome.web.casework.justice.event_form import TakeBackForm
from wayhome.web.casework.justice.sending import Sent, may_work, seen, send

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Somebody is told of for the first time."""
    sight = worked_on(request, case_id)

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        return _draw(request, sight, form, **more)

    if request.method != "POST":
        return show(sight, AllegedForm(sight=sight, version=sight.version))
    form = AllegedForm(request.POST, sight=sight)

    def act() -> None:
        new = NewAlleged(form.told, form.identity)
        add_alleged(case=case_id, new=new, by=sight.actor, version=seen(form))

    back = reverse("desk:case_justice", args=[case_id])
    return send(request, case_id, Sent(form, act, show, _("The alleged person is added."), back))


@require_http_methods(_METHODS)
def tell(request: HttpRequest, case_id: UUID, alleged_id: UUID) -> HttpResponse:
    """More is told; what was told before stays."""
    sight = worked_on(request, case_id)
    row = alleged_person(sight.actor, case_id, alleged_id)

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        return _draw(request, sight, form, row=row, **more)

    if request.method != "POST":
        return show(sight, AllegedForm(sight=sight, version=sight.version, before=row))
    form = AllegedForm(request.POST, sight=sight)

    def act() -> None:
        on = OfCase(case_id, alleged_id, seen(form))
        tell_alleged(on=on, told=form.told, more=form.identity, by=sight.actor)

    back = reverse("desk:case_alleged", args=[case_id, alleged_id])
    return send(request, case_id, Sent(form, act, show, _("It is added to what is known."), back))


@require_POST
def withdraw(request: HttpRequest, case_id: UUID, alleged_id: UUID) -> HttpResponse:
    """Somebody was named by mistake."""
    sight = worked_on(request, case_id)
    row = alleged_person(sight.actor, case_id, alleged_id)
    form = TakeBackForm(request.POST, version=0)

    def act() -> None:
        withdraw_alleged(on=OfCase(case_id, alleged_id, seen(form)), by=sight.actor)

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        context = {"row": row, "form": form, "changed": more.get("changed", ())}
        status = more.get("status", 200)
        return case_response(
            request, sight, template="justice_withdraw", context=context, status=status
        )

    back = reverse("desk:case_justice", args=[case_id])
    return send(request, case_id, Sent(form, act, show, _("The person is taken back."), back))


def worked_on(request: HttpRequest, case_id: UUID) -> Sight:
    """A case that the actor may work on now. Raises NotFound for whoever may only read it."""
    sight = look(request, case_id)
    if not may_work(sight) and request.method != "POST":
        raise NotFound
    return sight


def _draw(request: HttpRequest, sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
    """The form on an alleged person."""
    context = {"form": form, "row": more.get("row"), "changed": more.get("changed", ())}
    status = more.get("status", 200)
    return case_response(request, sight, template="justice_person", context=context, status=status)
