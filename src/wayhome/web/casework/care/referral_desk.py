"""Referrals of the agency: what others sent here, and what was sent from here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.policy_table import Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.access.queries.agency_names import agency_names
from wayhome.access.queries.colleagues import office
from wayhome.care.actions.approve import set_approvals
from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.policy import HOLDS, STEERS, TAKES_IN
from wayhome.care.queries.approvals import steps_to_approve
from wayhome.care.queries.received import (
    OpenedShare,
    Received,
    inbox,
    open_part,
    open_step,
    received,
)
from wayhome.care.queries.referrals import referrals_out
from wayhome.erasure.queries.notices import notice_count
from wayhome.intake.queries.fields import Fields
from wayhome.kernel.actor import Actor
from wayhome.web.casework.care.desk_forms import ApprovalsForm, ShareForm
from wayhome.web.casework.care.giving import give_form
from wayhome.web.casework.care.referral_forms import ReferralMoveForm
from wayhome.web.casework.care.referral_page import of_event
from wayhome.web.casework.care.referral_words import (
    STATE_TONES,
    agency_name,
    answer_by,
    happened,
    owner,
    reason,
)
from wayhome.web.casework.care.sending import Sent, send
from wayhome.web.casework.complaints.sealed import OpenedGroup, opened_group
from wayhome.web.casework.frame import desk_actor, page

HERE = "desk:referrals"


@require_GET
def referrals(request: HttpRequest) -> HttpResponse:
    """What waits for us, and what we wait for."""
    actor, names = desk_actor(request), agency_names()
    takes_in = can(actor, TAKES_IN, Target(agency=actor.agency))
    coming = inbox(actor) if takes_in or can(actor, HOLDS) else ()
    people = office(actor)
    context = {
        "takes_in": takes_in or bool(coming),
        "notices": notice_count(actor),
        "takes_notices": takes_in,
        "coming": [
            {
                "line": each,
                "from": names[each.sender].name,
                "answer_by": answer_by(each.state, each.urgency, each.sent_at),
                "tone": STATE_TONES[each.state],
                "holder": people.name(each.holder),
            }
            for each in coming
        ],
        "going": [
            {
                "line": each,
                "to": each.provider_name or agency_name(names, each.receiver),
                "tone": STATE_TONES[each.state],
                "reason": reason(each.state, each.reason),
            }
            for each in referrals_out(actor)
        ],
        "may_steer": can(actor, STEERS, Target(agency=actor.agency)),
    }
    return page(request, "care/referrals.html", context, here=HERE)


@require_GET
def one(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """One referral that was sent here, closed."""
    actor = desk_actor(request)
    return _draw(request, received(actor, referral_id))


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """One part of it, or the words of one step, opened for a purpose; a second visit by address asks again."""
    if request.method == "GET":
        return redirect("desk:referral", referral_id)
    actor = desk_actor(request)
    found = received(actor, referral_id)
    form = ShareForm(request.POST, actor=actor, holder=found.holder)
    if found.closed is not None:
        return _draw(request, found)
    if not form.is_valid():
        return _draw(request, found, share=form, status=422)
    purpose, asked = Purpose(form.cleaned_data["purpose"]), form.cleaned_data["part"]
    if asked in {step.id for step in found.steps}:
        words = open_step(actor, referral_id, asked, purpose=purpose)
        return _draw(request, found, share=form, said=(asked, words))
    part = open_part(actor, referral_id, asked, purpose=purpose)
    return _draw(request, found, share=form, part=part)


@require_POST
def answer_one(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Accept, reject or finish."""
    actor = desk_actor(request)
    received(actor, referral_id)
    form = ReferralMoveForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        if given["row"] != referral_id:
            raise NotFound
        answer(ReferralMove(referral_id, form.happening, form.chosen, given["words"]), by=actor)

    def draw(request: HttpRequest, sent: Form, *, status: int) -> HttpResponse:
        return _draw(request, received(actor, referral_id), sent=sent, status=status)

    back = reverse("desk:referral", args=[referral_id])
    done = gettext_lazy("Your answer is written down, and the sender can see it.")
    return send(request, Sent(form, act, draw, done, back))


@require_http_methods(["GET", "POST"])
def approvals(request: HttpRequest) -> HttpResponse:
    """Which steps of care wait for a supervisor."""
    actor = desk_actor(request)
    if not can(actor, STEERS, Target(agency=actor.agency)):
        raise NotFound
    if request.method == "POST":
        form = ApprovalsForm(request.POST)
        if form.is_valid():
            set_approvals([ApprovalStep(code) for code in form.cleaned_data["steps"]], by=actor)
            messages.success(request, _("It holds from now."))
            return redirect("desk:care_approvals")
    else:
        form = ApprovalsForm(initial={"steps": sorted(steps_to_approve(actor))})
    return page(request, "care/approvals.html", {"form": form}, here=HERE)


def _draw(  # noqa: PLR0913  # what may have been sent or opened
    request: HttpRequest,
    found: Received,
    *,
    sent: Form | None = None,
    share: ShareForm | None = None,
    part: OpenedShare | None = None,
    said: tuple[UUID, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A referral as its receiver sees it."""
    actor, names = desk_actor(request), agency_names()
    people, sender = office(actor), names[found.sender].name
    moves = [(event, of_event(sent, found.id, event)) for event in found.events]
    context: dict[str, Any] = {
        "line": found,
        "sender": sender,
        "tone": STATE_TONES[found.state],
        "reason": reason(found.state, found.reason),
        "answer_by": answer_by(found.state, found.urgency, found.sent_at),
        "owner": _owner(actor, found, sender),
        "holder": people.name(found.holder),
        "give": give_form(actor, found),
        "share": share or ShareForm(actor=actor, holder=found.holder),
        "sent": sent,
        "moves": moves,
        "steps": [happened(step, names=names, people=people, opened=said) for step in found.steps],
        "part": part,
        "group": _group(part),
        "accepts": ReferralEvent.ACCEPT in found.events,
    }
    return page(request, "care/received.html", context, here=HERE, status=status)


def _owner(actor: Actor, found: Received, sender: str) -> str:
    """Who is answerable now, as the receiver says it."""
    del actor
    mine = owner(found.owner, "")
    return sender if mine else _("Us")


def _group(part: OpenedShare | None) -> OpenedGroup | None:
    """What was told, in the words of the questions."""
    if part is None or part.answers is None:
        return None
    return opened_group(Fields(part.part, part.group, part.answers, key=part.part))
