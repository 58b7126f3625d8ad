"""Decisions about a complaint."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayhome.access.queries.colleagues import office
from wayhome.cases.actions.assign import Owner
from wayhome.cases.actions.attach import attach, detach
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.set_aside import restore, set_aside
from wayhome.cases.domain.danger.workflow import DangerRefused
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.triage import DecisionRefused, SetAsideReason
from wayhome.cases.domain.workflow import EventRefused
from wayhome.cases.queries.queue import case_by_code
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.queries.reachable import LodgerNotReachable
from wayhome.web.casework.cases.forms import MessageForm
from wayhome.web.casework.complaints.forms import AttachForm, OpenCaseForm, SetAsideForm
from wayhome.web.casework.complaints.page import NOTHING, Asked, complaint_page, see
from wayhome.web.casework.frame import desk_actor


@require_POST
def open_one(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Open a case on the complaint."""
    actor = desk_actor(request)
    form = OpenCaseForm(request.POST, people=office(actor))
    if not form.is_valid():
        return _again(request, complaint_id, Asked(open_case=form))

    def act() -> str:
        opened = open_case(
            complaint_ids=[complaint_id],
            by=actor,
            risk=Risk(form.cleaned_data["risk"]),
            owner=Owner(team=form.team_id),
        )
        return _("Case %(code)s is open.") % {"code": opened.code}

    return _decide(request, complaint_id, act)


@require_POST
def attach_one(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Attach the complaint to a case."""
    actor = desk_actor(request)
    form = AttachForm(request.POST)
    case = case_by_code(actor, form.cleaned_data["code"]) if form.is_valid() else None
    if case is None:
        if not form.errors:
            form.add_error("code", _("No case has this code. Check it and try again."))
        return _again(request, complaint_id, Asked(attach=form))

    def act() -> str:
        try:
            attach(complaint=complaint_id, case=case, by=actor)
        except EventRefused:
            form.add_error("code", _("This case is closed. Open it again first."))
            return ""
        return _("The complaint is in case %(code)s now.") % {"code": _code(form)}

    return _decide(request, complaint_id, act, otherwise=Asked(attach=form))


@require_POST
def set_one_aside(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Set the complaint aside."""
    actor = desk_actor(request)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        return _again(request, complaint_id, Asked(set_aside=form))

    def act() -> str:
        reason = SetAsideReason(form.cleaned_data["reason"])
        set_aside(complaint=complaint_id, reason=reason, by=actor)
        return _("The complaint is set aside.")

    return _decide(request, complaint_id, act)


@require_POST
def restore_one(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Put the complaint back into the queue."""
    actor = desk_actor(request)

    def act() -> str:
        restore(complaint=complaint_id, by=actor)
        return _("The complaint is back in the queue.")

    return _decide(request, complaint_id, act)


@require_POST
def detach_one(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Take the complaint out of its case."""
    actor = desk_actor(request)

    def act() -> str:
        detach(complaint=complaint_id, by=actor)
        return _("The complaint is out of the case and back in the queue.")

    return _decide(request, complaint_id, act)


@require_POST
def write_to_lodger(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Write to the lodger of the complaint, once however often it is sent."""
    seen = see(request, complaint_id)
    form = MessageForm({**request.POST.dict(), "complaint": str(complaint_id)})
    if not form.is_valid():
        return _again(request, complaint_id, Asked(message=form))

    def act() -> str:
        try:
            add_message(
                complaint_id=complaint_id,
                text=form.cleaned_data["text"],
                by=seen.actor,
                assigned=seen.assigned,
                once=form.once_for(form.cleaned_data["text"]),
            )
        except LodgerNotReachable as refusal:
            form.add_error("text", refusal.reason)
            return ""
        return _("The message is sent.")

    return _decide(request, complaint_id, act, otherwise=Asked(message=form))


def _decide(
    request: HttpRequest,
    complaint_id: UUID,
    act: Callable[[], str],
    *,
    otherwise: Asked = NOTHING,
) -> HttpResponse:
    """Let it happen and go back to the page; say so when somebody was quicker."""
    try:
        done = act()
    except (DecisionRefused, EventRefused):
        messages.error(
            request,
            _("Somebody decided about this complaint meanwhile. The page shows what holds now."),
        )
        return complaint_page(request, see(request, complaint_id), NOTHING, status=409)
    except DangerRefused:
        text = _(
            "It is the only complaint of a case whose danger is open. See to the danger first."
        )
        messages.error(request, text)
        return complaint_page(request, see(request, complaint_id), NOTHING, status=409)
    if not done:
        return _again(request, complaint_id, otherwise)
    messages.success(request, done)
    return redirect("desk:complaint", complaint_id)


def _again(request: HttpRequest, complaint_id: UUID, asked: Asked) -> HttpResponse:
    """The page once more, with what was typed and what to put right."""
    return complaint_page(request, see(request, complaint_id), asked, status=422)


def _code(form: Form) -> str:
    """The code as people write it."""
    return str(form.cleaned_data["code"]).strip().upper()
