"""The erasure of one case: what keeps it, who proposed, who agreed, until when it can be called off."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.policy import NotFound
from wayhome.erasure.actions.decide import SamePerson, approve, call_off, decline
from wayhome.erasure.actions.moving import Held
from wayhome.erasure.actions.propose import ProposedBefore, propose
from wayhome.erasure.domain.workflow import WAITING_DAYS, ErasureRefused
from wayhome.erasure.queries.erasures import erasure_page
from wayhome.erasure.queries.opened import OpenedReason, open_erasure_reason
from wayhome.kernel.reasons import ReasonMissing
from wayhome.web.casework.cases.sight import case_response, look
from wayhome.web.casework.erasure.forms import HoldForm, ProposeForm
from wayhome.web.casework.erasure.words import line
from wayhome.web.casework.frame import desk_actor

_INVALID = 422
_ANSWERS: Mapping[str, tuple[Callable[..., None], str | Promise]] = {
    "approve": (approve, gettext_lazy("You agreed. It can be called off until it begins.")),
    "decline": (decline, gettext_lazy("The proposal is declined. The case stays.")),
    "call-off": (call_off, gettext_lazy("The erasure is called off. The case stays.")),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent to the page, to be shown again, or what was opened on it."""

    form: ProposeForm | None = None
    holding: HoldForm | None = None
    opened: OpenedReason | None = None


NOTHING = Sent()


@require_GET
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """How it stands, and what the reader can do."""
    return draw(request, case_id)


@require_POST
def propose_one(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Propose that the case be erased."""
    actor = desk_actor(request)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return draw(request, case_id, Sent(form=form), status=_INVALID)
    try:
        propose(case=case_id, new=form.new, by=actor)
    except Held as held:
        for hold in held.holds:
            form.add_error(None, str(hold.label))
    except ProposedBefore:
        form.add_error(None, _("A colleague has proposed it already."))
    except ReasonMissing:
        form.add_error("reason", _("Write why."))
    else:
        messages.success(request, _("Proposed. Somebody else has to agree."))
        return redirect("desk:case_erasure", case_id)
    return draw(request, case_id, Sent(form=form), status=_INVALID)


@require_POST
def open_one(request: HttpRequest, case_id: UUID, erasure_id: UUID) -> HttpResponse:
    """Read why it was proposed; that is noted."""
    opened = open_erasure_reason(desk_actor(request), case_id, erasure_id)
    return draw(request, case_id, Sent(opened=opened))


@require_POST
def answer(request: HttpRequest, case_id: UUID, erasure_id: UUID, *, answer: str) -> HttpResponse:
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
    return redirect("desk:case_erasure", case_id)


def draw(
    request: HttpRequest, case_id: UUID, sent: Sent = NOTHING, *, status: int = 200
) -> HttpResponse:
    """The page; a form that was sent stands there as it was typed."""
    sight = look(request, case_id)
    found = erasure_page(sight.actor, case_id)
    context = {
        "found": found,
        "erasure": line(found.row, sight.people) if found.row else None,
        "events": {event.value for event in found.events},
        "form": sent.form or ProposeForm(),
        "holding": sent.holding or HoldForm(),
        "legal": [(row, sight.people.name(row.asked_by)) for row in found.legal],
        "opened": sent.opened,
        "days": WAITING_DAYS,
    }
    return case_response(request, sight, template="erasure", context=context, status=status)
