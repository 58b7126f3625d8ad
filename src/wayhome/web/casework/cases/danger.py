"""The danger of a case: how urgent and why, the clocks, who was told when, and who took it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.cases.actions.move_danger import MOVES, move_danger
from wayhome.cases.actions.triage_danger import triage_danger
from wayhome.cases.actions.write_danger import QuestionsChanged
from wayhome.cases.domain.danger.workflow import DangerEvent
from wayhome.cases.queries.danger import DangerPage, TellingLine, danger_page
from wayhome.kernel.mail import can_mail
from wayhome.web.casework import words
from wayhome.web.casework.cases.danger_forms import DangerForm, clock_row, urgency_row
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.submit import Submission, seen_version, submit
from wayhome.web.casework.frame import desk_actor

_BUTTONS: Mapping[DangerEvent, Promise] = {
    DangerEvent.TAKE: _("Take it"),
    DangerEvent.CONTACT: _("The person was reached"),
    DangerEvent.SECURE: _("The person is safe"),
    DangerEvent.HAND_BACK: _("Hand it back"),
}
_DONE: Mapping[DangerEvent, Promise] = {
    DangerEvent.TAKE: _("It is yours. Nobody else is told any more."),
    DangerEvent.CONTACT: _("It is recorded that the person was reached."),
    DangerEvent.SECURE: _("It is recorded that the person is safe."),
    DangerEvent.HAND_BACK: _("It is handed back, and others are told."),
}


class MoveForm(CaseForm):
    """What happened to the danger."""

    event = forms.ChoiceField(
        choices=[(each.value, each.label) for each in MOVES], widget=forms.HiddenInput()
    )


@require_GET
def danger(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The danger of a case, with its questions."""
    return draw_danger(request, look(request, case_id))


@require_POST
def answer_danger(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record answers to the danger questions."""
    actor = desk_actor(request)
    form = DangerForm(request.POST, version=0)

    def act() -> None:
        try:
            triage_danger(case=case_id, given=form.given, by=actor, version=seen_version(form))
        except QuestionsChanged:
            form.renew_questions()
            raise

    done = _("The answers are recorded, and the clocks run by them.")
    return submit(request, case_id, Submission(form, act, draw_danger, done, "desk:case_danger"))


@require_POST
def move_one_danger(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take the danger, reach the person, make them safe, or hand it back."""
    actor = desk_actor(request)
    form = MoveForm(request.POST, version=0)

    def act() -> None:
        # Taking is never refused because somebody wrote a note meanwhile: it harms no work.
        event = DangerEvent(form.cleaned_data["event"])
        version = None if event is DangerEvent.TAKE else seen_version(form)
        move_danger(case=case_id, event=event, by=actor, version=version)

    event = request.POST.get("event", "")
    done = _DONE[DangerEvent(event)] if event in _DONE else _("Recorded.")
    return submit(request, case_id, Submission(form, act, draw_danger, done, "desk:case_danger"))


def draw_danger(
    request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The page, with the questions as they were typed or anew."""
    found = danger_page(sight.actor, sight.case.row.id)
    fresh = DangerForm(version=sight.version, asked=found.asked)
    questions = sent if isinstance(sent, DangerForm) else fresh
    context = {
        "found": found,
        "form": questions,
        "sent": sent,
        "changed": more.get("changed", ()),
        "urgent": urgency_row(found.asked),
        "clocks": [clock_row(each) for each in found.clocks],
        "buttons": buttons(found),
        "taken_by": sight.people.name(found.taken_by),
        "tellings": [_telling(each, sight.people.name) for each in found.tellings],
        "moves": [
            {"line": each, "who": sight.people.name(each.by), "is_told": _is_told(each.event)}
            for each in found.moves
        ],
        "can_mail": can_mail(),
    }
    status = more.get("status", 200)
    return case_response(request, sight, template="danger", context=context, status=status)


def buttons(found: DangerPage) -> list[Mapping[str, Any]]:
    """What the reader can do now, the next step first."""
    possible = [each for each in _BUTTONS if each in found.events]
    return [
        {"event": each, "text": _BUTTONS[each], "is_first": not n}
        for n, each in enumerate(possible)
    ]


def _is_told(event: DangerEvent) -> bool:
    return event in {DangerEvent.RAISE, DangerEvent.SETTLE}


def _telling(line: TellingLine, name: Callable[[UUID | None], str]) -> Mapping[str, Any]:
    return {
        "line": line,
        "who": name(line.user) or line.way.label,
        "late_by": words.span(line.told_at - line.due_at) if line.is_late else "",
    }
