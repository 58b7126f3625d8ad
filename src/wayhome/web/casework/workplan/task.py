"""One task: change it, give it, drop it, open its words, and read its history."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.cases.domain.workflow import CaseEvent, EventRefused
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.workplan.task_forms import (
    DropForm,
    EditTaskForm,
    GiveForm,
    chosen_hand,
    hand_value,
)
from wayhome.web.casework.workplan.task_words import REFUSALS, hand_words, refusal_words, task_card
from wayhome.web.casework.workplan.tasks import CLOSED
from wayhome.workplan.actions.change_task import TaskChanged
from wayhome.workplan.actions.edit_task import edit_task
from wayhome.workplan.actions.work_on_task import drop_task, give_task
from wayhome.workplan.queries.hands import hands_of
from wayhome.workplan.queries.task_words import open_task_words
from wayhome.workplan.queries.tasks_of_case import TaskPage, task_page


@require_GET
def task(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """A task with its forms as they stand."""
    sight = look(request, case_id)
    return draw(request, sight, task_page(sight.actor, case_id, task_id))


@require_POST
def edit_one_task(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Change what a task says; 409 with what was typed when somebody else was first."""
    sight = look(request, case_id)
    held = task_page(sight.actor, case_id, task_id)
    form = EditTaskForm(request.POST, row=held.row)
    if not form.is_valid():
        return draw(request, sight, held, edit=form, status=422)
    try:
        version = form.cleaned_data["version"]
        edit_task(task=task_id, edit=form.edit, by=sight.actor, version=version)
    except TaskChanged as refusal:
        form.renew(held.row.version)
        form.add_error(None, refusal_words(refusal))
        return draw(request, sight, held, edit=form, status=409)
    except (EventRefused, *REFUSALS) as refusal:
        form.add_error(None, _told(refusal))
        return draw(request, sight, held, edit=form, status=422)
    messages.success(request, _("The task is changed."))
    return redirect("desk:case_task", case_id, task_id)


@require_POST
def give_one_task(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Give a task to somebody."""
    sight = look(request, case_id)
    held = task_page(sight.actor, case_id, task_id)
    form = GiveForm(request.POST, people=sight.people, hands=hands_of(sight.actor, case_id))
    if form.is_valid():
        user, team = chosen_hand(form.cleaned_data["hand"])
        try:
            give_task(task=task_id, user=user, team=team, by=sight.actor)
        except (EventRefused, *REFUSALS) as refusal:
            form.add_error(None, _told(refusal))
        else:
            messages.success(request, _("The task is given."))
            return redirect("desk:case_task", case_id, task_id)
    return draw(request, sight, held, give=form, status=422)


@require_POST
def drop_one_task(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Drop a task with a reason."""
    sight = look(request, case_id)
    held = task_page(sight.actor, case_id, task_id)
    form = DropForm(request.POST)
    if form.is_valid():
        try:
            drop_task(task=task_id, reason=form.chosen, by=sight.actor)
        except (EventRefused, *REFUSALS) as refusal:
            form.add_error(None, _told(refusal))
        else:
            messages.success(request, _("The task is dropped. It can be opened again."))
            return redirect("desk:case_tasks", case_id)
    return draw(request, sight, held, drop=form, status=422)


@require_POST
def open_words(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Open the words and the note of a task for a purpose."""
    sight = look(request, case_id)
    held = task_page(sight.actor, case_id, task_id)
    form = WordsForm(request.POST, sight=sight)
    if not form.is_valid():
        return draw(request, sight, held, words_form=form, status=422)
    purpose = Purpose(form.cleaned_data["purpose"])
    opened = open_task_words(sight.actor, case_id, task=task_id, purpose=purpose)
    return draw(request, sight, held, words_form=form, opened=opened)


def draw(
    request: HttpRequest, sight: Sight, held: TaskPage, *, status: int = 200, **sent: Any
) -> HttpResponse:
    """A task; a form that was sent stands there as it was typed."""
    row, case_id = held.row, sight.case.row.id
    may = CaseEvent.WORK in sight.case.events
    context: dict[str, Any] = {
        "card": task_card(row, sight.people),
        "may": may,
        "is_mine": row.assignee == sight.actor.user,
        "lines": [
            {
                "line": line,
                "who": sight.people.name(line.by) or _("Wayhome"),
                "subject": hand_words(line.subject, line.subject, sight.people)
                if line.subject
                else "",
            }
            for line in held.lines
        ],
        "words_form": sent.get("words_form") or WordsForm(sight=sight),
        "opened": sent.get("opened"),
    }
    if may:
        hands = hands_of(sight.actor, case_id)
        context["edit"] = sent.get("edit") or EditTaskForm(row=row)
        context["drop"] = sent.get("drop") or DropForm()
        context["give"] = sent.get("give") or GiveForm(
            people=sight.people, hands=hands, initial=hand_value(row)
        )
    context["sent"] = _sent(sent)
    return case_response(request, sight, template="tasks_one", context=context, status=status)


def _sent(sent: dict[str, Any]) -> forms.Form | None:
    """The form that was sent, for the summary of its errors."""
    return next((form for form in sent.values() if isinstance(form, forms.Form)), None)


def _told(refusal: Exception) -> str:
    return str(CLOSED) if isinstance(refusal, EventRefused) else refusal_words(refusal)
