"""The erasure of one case or complaint: what keeps it, who proposed, who agreed, until when it waits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.policy import NotFound
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.queries.memberships import memberships, memberships_before
from wayhome.erasure.actions.decide import SamePerson, approve, call_off, decline
from wayhome.erasure.actions.moving import Held
from wayhome.erasure.actions.note_told import note_told
from wayhome.erasure.actions.propose import ProposedBefore, propose
from wayhome.erasure.domain.subjects import Subject, SubjectKind
from wayhome.erasure.domain.workflow import WAITING_DAYS, ErasureRefused
from wayhome.erasure.queries.erasures import erasure_page
from wayhome.erasure.queries.opened import OpenedReason, open_erasure_reason
from wayhome.kernel.actor import Actor
from wayhome.kernel.reasons import ReasonMissing
from wayhome.web.casework.cases.sight import case_response, look
from wayhome.web.casework.complaints.page import see
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.erasure.forms import HoldForm, ProposeForm
from wayhome.web.casework.erasure.words import line
from wayhome.web.casework.frame import desk_actor, page

_INVALID = 422
_ANSWERS: Mapping[str, tuple[Callable[..., None], str | Promise]] = {
    "approve": (approve, gettext_lazy("You agreed. It can be called off until it begins.")),
    "decline": (decline, gettext_lazy("The proposal is declined. Everything stays.")),
    "call-off": (call_off, gettext_lazy("The erasure is called off. Everything stays.")),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent to the page, to be shown again, or what was opened on it."""

    form: ProposeForm | None = None
    holding: HoldForm | None = None
    opened: OpenedReason | None = None


NOTHING = Sent()


@require_GET
def show(request: HttpRequest, subject: Subject) -> HttpResponse:
    """How it stands, and what the reader can do."""
    return draw(request, subject)


@require_POST
def propose_one(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Propose that it be erased."""
    actor = desk_actor(request)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return draw(request, subject, Sent(form=form), status=_INVALID)
    try:
        propose(subject=subject, new=form.new, by=actor)
    except Held as held:
        for hold in held.holds:
            form.add_error(None, str(hold.label))
    except ProposedBefore:
        form.add_error(None, _("A colleague has proposed it already."))
    except ReasonMissing:
        form.add_error("reason", _("Write why."))
    else:
        messages.success(request, _("Proposed. Somebody else has to agree."))
        return back(subject)
    return draw(request, subject, Sent(form=form), status=_INVALID)


@require_POST
def open_one(request: HttpRequest, subject: Subject, erasure_id: UUID) -> HttpResponse:
    """Read why it was proposed; that is noted."""
    opened = open_erasure_reason(desk_actor(request), subject, erasure_id)
    return draw(request, subject, Sent(opened=opened))


@require_POST
def note_one_told(request: HttpRequest, subject: Subject, erasure_id: UUID) -> HttpResponse:
    """Note that a receiver outside was told."""
    recipient = request.POST.get("recipient", "")
    try:
        note_told(erasure=erasure_id, recipient=recipient, by=desk_actor(request))
    except ErasureRefused:
        messages.warning(request, _("Nobody has agreed to this erasure. Tell them once it waits."))
    else:
        messages.success(request, _("Noted that they were told."))
    return back(subject)


@require_POST
def answer(
    request: HttpRequest, subject: Subject, erasure_id: UUID, *, answer: str
) -> HttpResponse:
    """Agree, decline or call off."""
    if answer not in _ANSWERS:
        raise NotFound
    act, done = _ANSWERS[answer]
    try:
        act(erasure=erasure_id, by=desk_actor(request))
    except Held as held:
        for hold in held.holds:
            messages.warning(request, str(hold.label))
    except SamePerson:
        messages.warning(request, _("Somebody else has to agree to what you proposed."))
    except ErasureRefused:
        messages.warning(request, _("This cannot be done any more. Look how it stands."))
    else:
        messages.success(request, str(done))
    return back(subject)


def back(subject: Subject) -> HttpResponse:
    """To the page of the erasure."""
    return redirect(f"desk:{subject.kind}_erasure", subject.id)


def draw(
    request: HttpRequest, subject: Subject, sent: Sent = NOTHING, *, status: int = 200
) -> HttpResponse:
    """The page; a form that was sent stands there as it was typed."""
    if subject.kind is SubjectKind.CASE:
        sight = look(request, subject.id)
        context = _context(sight.actor, subject, sent, people=sight.people)
        return case_response(request, sight, template="erasure", context=context, status=status)
    seen = see(request, subject.id)
    context = _context(seen.actor, subject, sent, people=office(seen.actor))
    held = {
        "row": seen.row,
        "case": next(iter(memberships(seen.actor, [subject.id])), None),
        "before": memberships_before(seen.actor, subject.id),
    }
    return page(
        request,
        "complaint_erasure.html",
        held | context,
        here="desk:complaints",
        status=status,
    )


def _context(actor: Actor, subject: Subject, sent: Sent, *, people: Office) -> dict[str, Any]:
    """What the page says of an erasure, whatever it is about."""
    found, recipients = erasure_page(actor, subject), Recipients(actor)
    return {
        "actor": actor,
        "found": found,
        "erasure": line(found.row, people) if found.row else None,
        "events": {event.value for event in found.events},
        "form": sent.form or ProposeForm(),
        "holding": sent.holding or HoldForm(),
        "receivers": [
            (each, recipients.name(each.handed.recipient), people.name(each.told_by))
            for each in found.receivers
        ],
        "legal": [(row, people.name(row.asked_by)) for row in found.legal],
        "opened": sent.opened,
        "days": WAITING_DAYS,
    }
