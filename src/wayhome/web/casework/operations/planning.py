"""Plan an operation, and change the plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.cases.queries.case_at_hand import CaseAtHand, case_at_hand
from wayhome.kernel.actor import Actor
from wayhome.operations.actions.link_case import CaseClosed
from wayhome.operations.actions.plan_operation import change_plan, plan_operation
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.queries.open_words import open_words, plan_words
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.operations.forms import PlanForm
from wayhome.web.casework.operations.purpose import PurposeForm
from wayhome.web.casework.operations.seen import Seen, Sent, response, see, submit
from wayhome.web.casework.operations.words import REFUSALS

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Plan an operation; an address with a case links that case at once."""
    actor = desk_actor(request)
    require(actor, Permission.OPERATION_WORK)
    case = _case(actor, request.GET.get("case", ""))
    form = PlanForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            cases = [case.id] if case else []
            made = plan_operation(plan=form.plan, cases=cases, once=form.id, by=actor)
        except CaseClosed as refusal:
            form.add_error(None, str(REFUSALS[type(refusal)][1]))
        else:
            messages.success(request, _("The operation is planned. Add the site next."))
            return redirect("desk:operation", made.operation)
    status = 422 if form.is_bound else 200
    context = {"form": form, "case": case}
    return page(request, "operations/plan.html", context, here="desk:operations", status=status)


@require_http_methods(_METHODS)
def change(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Change the plan: opened for a purpose first, since it is written anew as a whole."""
    actor, seen = desk_actor(request), see(request, operation_id)
    if not seen.may(OperationEvent.CHANGE):
        raise NotFound
    if "purpose" in request.POST:
        return _opened(request, seen)
    if request.method != "POST":
        return _ask(request, seen, PurposeForm(target=seen.operation.target, actor=actor))
    form = PlanForm(request.POST)

    def act() -> None:
        change_plan(operation=operation_id, plan=form.plan, by=actor, version=form.seen)

    done = gettext_lazy("The plan is changed. If it was approved, it is to be approved again.")
    return submit(request, operation_id, Sent(form, act, draw_change, done, "desk:operation"))


def draw_change(
    request: HttpRequest, seen: Seen, form: PlanForm, *, status: int = 200
) -> HttpResponse:
    """The plan as it is typed."""
    return response(request, seen, template="operation_plan", context={"form": form}, status=status)


def _ask(request: HttpRequest, seen: Seen, form: PurposeForm, *, status: int = 200) -> HttpResponse:
    """What the plan is opened for."""
    context = {"purpose_form": form}
    return response(request, seen, template="operation_plan", context=context, status=status)


def _opened(request: HttpRequest, seen: Seen) -> HttpResponse:
    """The plan as it stands, in a form."""
    row = seen.operation.row
    asked = PurposeForm(request.POST, target=seen.operation.target, actor=seen.actor)
    if not asked.is_valid():
        return _ask(request, seen, asked, status=422)
    purpose = Purpose(asked.cleaned_data["purpose"])
    found = open_words(seen.actor, row.id, kind=Words.PLAN, words=row.id, purpose=purpose)
    held = plan_words(found)
    initial: dict[str, Any] = {
        "kind": row.kind,
        "begins": row.planned_from,
        "ends": row.planned_until,
        "province": row.province,
        "needs_second": seen.operation.needs_second,
        "lead": held.lead,
        "partners": "\n".join(held.partners),
        "notes": held.notes,
    }
    return draw_change(request, seen, PlanForm(version=seen.version, initial=initial))


def _case(actor: Actor, case: str) -> CaseAtHand | None:
    """The case that an address names. Raises NotFound."""
    if not case:
        return None
    try:
        found, _decision = case_at_hand(actor, UUID(case), Permission.CASE_UPDATE)
    except ValueError as error:
        raise NotFound from error
    return found
