"""Send a form of justice: act, or say what to put right and keep what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.domain.workflow import EventRefused
from wayhome.justice.actions.answer_checklist import ChecklistChanged, OffencesMissing
from wayhome.justice.actions.note_compensation import PaidInFull
from wayhome.justice.actions.note_proceeding import PlaceUnknown
from wayhome.justice.actions.work_on_alleged import TakenBackAlready
from wayhome.justice.actions.write_telling import PersonNotOfCase
from wayhome.justice.domain.chain import CorrectedAlready, OutOfTurn
from wayhome.justice.domain.charges import CodeDoesNotFit
from wayhome.justice.domain.compensation import AmountDoesNotFit
from wayhome.justice.domain.happening import (
    BeforeBirth,
    CourtMissing,
    InFuture,
    OffencesDoNotFit,
    PunishmentDoesNotFit,
)
from wayhome.justice.domain.identity import TooMuchTold
from wayhome.justice.domain.non_punishment import AnswerUnknown
from wayhome.justice.domain.roles import RoleUnknown
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight, look

_UNPROCESSABLE, _CONFLICT = 422, 409
Words = str | Promise

_REFUSALS: dict[type[Exception], tuple[str, Words]] = {
    AmountDoesNotFit: (
        "amount",
        gettext_lazy("Give an amount with its currency where money was named, and none otherwise."),
    ),
    AnswerUnknown: ("", gettext_lazy("The questions changed. Answer them again.")),
    BeforeBirth: ("when", gettext_lazy("This is before the person was born. Check both dates.")),
    ChecklistChanged: ("", gettext_lazy("The questions changed. Answer them again.")),
    CodeDoesNotFit: ("codes", gettext_lazy("A code fits none of the offences chosen.")),
    CorrectedAlready: ("", gettext_lazy("This entry was corrected or taken back already.")),
    CourtMissing: (
        "authority",
        gettext_lazy(
            "A verdict or sentence is told with the court that gave it. Choose the court."
        ),
    ),
    EventRefused: ("", gettext_lazy("The case is closed. Open it again first.")),
    InFuture: ("when", gettext_lazy("This day is still to come. Note what is planned as a task.")),
    OffencesDoNotFit: (
        "offences",
        gettext_lazy("Name the offences of a charge or a conviction, and none otherwise."),
    ),
    OffencesMissing: ("accused_of", gettext_lazy("Choose of what the person is accused.")),
    PaidInFull: (
        "event",
        gettext_lazy(
            "Paid in full must reach what was ordered, and paid in part must stay below it. Check "
            "the amount, or choose the other one."
        ),
    ),
    PersonNotOfCase: ("complaint", gettext_lazy("This person does not belong to the case.")),
    PlaceUnknown: ("place", gettext_lazy("Choose a province or country from the list.")),
    PunishmentDoesNotFit: (
        "punishment",
        gettext_lazy("Say what the sentence imposes, and months only where it is time."),
    ),
    RoleUnknown: ("roles", gettext_lazy("Choose at least one alleged role.")),
    TakenBackAlready: (
        "",
        gettext_lazy("This person was taken back or erased. Add them anew if that was wrong."),
    ),
    TooMuchTold: (
        "names",
        gettext_lazy("A name or number is too long, or there are more than twenty of one kind."),
    ),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, what it does, how its page is drawn again, and where to go then."""

    form: CaseForm
    act: Callable[[], object]
    draw: Callable[..., HttpResponse]
    done: Words
    back: str


def send(request: HttpRequest, case_id: UUID, sent: Sent) -> HttpResponse:
    """Act and go on; 422 with what to put right; 409 with what others changed meanwhile."""
    if not sent.form.is_valid():
        return sent.draw(look(request, case_id), sent.form, status=_UNPROCESSABLE)
    try:
        sent.act()
    except CaseChanged:
        sight = look(request, case_id)
        changed: tuple[Any, ...] = sight.events(after=sent.form.cleaned_data["version"])
        sent.form.renew(sight.version)
        return sent.draw(sight, sent.form, status=_CONFLICT, changed=changed)
    except OutOfTurn as refusal:
        _refuse(sent.form, "when", _out_of_turn(refusal))
    except tuple(_REFUSALS) as refusal:
        _refuse(sent.form, *_REFUSALS[type(refusal)])
    else:
        messages.success(request, str(sent.done))
        return redirect(sent.back)
    return sent.draw(look(request, case_id), sent.form, status=_UNPROCESSABLE)


def seen(form: CaseForm) -> int:
    """The version of the case that a valid form was written on."""
    return int(form.cleaned_data["version"])


def may_work(sight: Sight) -> bool:
    """Whether forms are offered: the case is open and the actor may work on it."""
    return "work" in {event.value for event in sight.case.events}


def _refuse(form: CaseForm, field: str, text: Words) -> None:
    form.add_error(field if field in form.fields else None, str(text))


def _out_of_turn(refusal: OutOfTurn) -> str:
    """Why an event cannot stand where its date puts it, and what to do."""
    return _(
        "In the order of the dates, “%(event)s” cannot follow “%(state)s”. Check the date, note "
        "what comes before it first, or correct the entry it contradicts."
    ) % {"event": refusal.event.label, "state": refusal.state.label}
