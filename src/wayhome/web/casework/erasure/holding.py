"""Legal holds on the page of an erasure: asked for, agreed to, lifted."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayhome.erasure.actions.decide import SamePerson
from wayhome.erasure.actions.hold import DayPassed, HoldOver, agree_hold, ask_hold, lift_hold
from wayhome.erasure.domain.subjects import Subject
from wayhome.web.casework.erasure.forms import HoldForm
from wayhome.web.casework.erasure.of_subject import Sent, back, draw
from wayhome.web.casework.frame import desk_actor

_INVALID = 422


@require_POST
def ask_one(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Ask for a hold."""
    form = HoldForm(request.POST)
    if form.is_valid():
        try:
            ask_hold(subject=subject, new=form.new, by=desk_actor(request))
        except DayPassed:
            form.add_error("ends_on", _("Choose a day that is to come."))
        else:
            messages.success(request, _("It is kept. Somebody else has to agree."))
            return back(subject)
    return draw(request, subject, Sent(holding=form), status=_INVALID)


@require_POST
def agree_one(request: HttpRequest, subject: Subject, hold_id: UUID) -> HttpResponse:
    """Agree to a hold of somebody else."""
    actor = desk_actor(request)
    return _answered(request, subject, lambda: agree_hold(hold=hold_id, by=actor))


@require_POST
def lift_one(request: HttpRequest, subject: Subject, hold_id: UUID) -> HttpResponse:
    """End a hold."""
    actor = desk_actor(request)
    return _answered(request, subject, lambda: lift_hold(hold=hold_id, by=actor))


def _answered(request: HttpRequest, subject: Subject, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except SamePerson:
        messages.warning(request, _("Somebody else has to agree to what you asked for."))
    except HoldOver:
        messages.warning(request, _("This hold is over."))
    return back(subject)
