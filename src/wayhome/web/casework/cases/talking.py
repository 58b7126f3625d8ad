"""Timeline, notes and messages of a case."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.add_note import add_note
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.talk import open_talk
from wayhome.cases.queries.words import Words
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.queries.progress import Progress
from wayhome.intake.queries.reachable import LodgerNotReachable
from wayhome.web.casework.cases.forms import MessageForm, NoteForm
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.submit import Submission, submit
from wayhome.web.casework.cases.words_form import WordsForm, opened_words
from wayhome.web.casework.frame import desk_actor


@require_GET
def timeline(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Who did what and when, newest first."""
    sight = look(request, case_id)
    return case_response(request, sight, template="timeline", context={"events": sight.events()})


@require_GET
def notes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The notes, closed, and the form for a new one."""
    return draw_notes(request, look(request, case_id))


@require_POST
def add_one_note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add a note."""
    actor = desk_actor(request)
    form = NoteForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        add_note(case=case_id, text=given["text"], note=given["note"], by=actor)

    return submit(
        request,
        case_id,
        Submission(form, act, draw_notes, _("The note is added."), "desk:case_notes"),
    )


@require_POST
def open_note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open one note for a purpose."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    opened = opened_words(form, sight, Words.NOTE)
    return draw_notes(request, sight, words_form=form, opened=opened, status=200 if opened else 422)


@require_GET
def conversations(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was said with the lodgers of the case, and a form for each."""
    return draw_messages(request, look(request, case_id))


@require_POST
def send_message(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write to the lodger of one complaint of the case, once however often it is sent."""
    actor = desk_actor(request)
    form = MessageForm(request.POST)

    def act() -> None:
        complaint = form.cleaned_data["complaint"]
        attached = {row.id for row in look(request, case_id).case.complaints}
        if complaint not in attached:
            raise NotFound
        assigned = assigned_to(actor, complaint)
        text = form.cleaned_data["text"]
        once = form.once_for(text)
        add_message(complaint_id=complaint, text=text, by=actor, assigned=assigned, once=once)

    sent = Submission(form, act, draw_messages, _("The message is sent."), "desk:case_messages")
    try:
        return submit(request, case_id, sent)
    except LodgerNotReachable as refusal:
        form.add_error("text", refusal.reason)
        return draw_messages(request, look(request, case_id), form, status=422)


def draw_notes(
    request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The notes, newest first."""
    context = {
        "form": sent or NoteForm(),
        "may": CaseEvent.ADD_NOTE in sight.case.events,
        "notes": [event for event in sight.events() if event.step.kind is StepKind.NOTE],
        "words_form": more.get("words_form") or WordsForm(sight=sight),
        "opened": more.get("opened"),
    }
    return case_response(
        request, sight, template="notes", context=context, status=more.get("status", 200)
    )


@require_POST
def open_messages(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open what was said with one lodger of the case, for a purpose."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    if not form.is_valid():
        return draw_messages(request, sight, words_form=form, status=422)
    complaint = form.cleaned_data["words"]
    if complaint not in {row.id for row in sight.case.complaints}:
        raise NotFound
    purpose = Purpose(form.cleaned_data["purpose"])
    talk = open_talk(sight.actor, complaint, purpose=purpose)
    return draw_messages(request, sight, words_form=form, talk=talk)


def draw_messages(
    request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """One conversation for each complaint, closed until it is opened."""
    chosen = str(sent.data.get("complaint")) if sent else ""
    talk: Progress | None = more.get("talk")
    talks = [
        {
            "row": row,
            "said": talk.messages if talk and talk.complaint == row.id else None,
            "form": sent if sent and chosen == str(row.id) else MessageForm(complaint=row.id),
        }
        for row in sight.case.complaints
    ]
    context = {
        "talks": talks,
        "sent": sent,
        "may": sight.case.may_message,
        "words_form": more.get("words_form") or WordsForm(sight=sight),
    }
    status = more.get("status", 200)
    return case_response(request, sight, template="messages", context=context, status=status)
