"""The tasks of a case: the list, a new one, and what is done with one click."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from wayhome.cases.domain.workflow import CaseEvent, EventRefused
from wayhome.kernel.actor import Actor
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.workplan.task_forms import NewTaskForm
from wayhome.web.casework.workplan.task_words import REFUSALS, refusal_words, task_card
from wayhome.web.casework.workplan.use_form import UseForm
from wayhome.web.components.sub_navigation.tag import NavigationItem
from wayhome.workplan.actions.add_task import add_task
from wayhome.workplan.actions.edit_task import Way, move_task
from wayhome.workplan.actions.work_on_task import finish_task, reopen_task, take_task
from wayhome.workplan.queries.hands import hands_of
from wayhome.workplan.queries.tasks_of_case import Shown, task_page, tasks_of_case
from wayhome.workplan.queries.templates import plans_of_case

_SHOWN = {
    Shown.WAITING: gettext_lazy("To do"),
    Shown.OVERDUE: gettext_lazy("Overdue"),
    Shown.DONE: gettext_lazy("Done"),
    Shown.DROPPED: gettext_lazy("Dropped"),
    Shown.ALL: gettext_lazy("All"),
}
Doing = tuple[Callable[[UUID, Actor], None], Promise]
_VERBS: dict[str, Doing] = {
    "done": (lambda task, by: finish_task(task=task, by=by), gettext_lazy("The task is done.")),
    "again": (
        lambda task, by: reopen_task(task=task, by=by),
        gettext_lazy("The task is open again."),
    ),
    "take": (lambda task, by: take_task(task=task, by=by), gettext_lazy("The task is yours.")),
    "up": (
        lambda task, by: move_task(task=task, way=Way.UP, by=by),
        gettext_lazy("The task moved up."),
    ),
    "down": (
        lambda task, by: move_task(task=task, way=Way.DOWN, by=by),
        gettext_lazy("The task moved down."),
    ),
}
CLOSED = gettext_lazy("The case is closed. Open it again first.")


@require_GET
def tasks(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The tasks of a case and the form for a new one."""
    return draw(request, look(request, case_id))


@require_POST
def add_one_task(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add a task, once however often it is sent."""
    sight = look(request, case_id)
    form = NewTaskForm(request.POST, people=sight.people, hands=hands_of(sight.actor, case_id))
    if not form.is_valid():
        return draw(request, sight, form=form, status=422)
    try:
        add_task(case=case_id, new=form.new, by=sight.actor, task=form.cleaned_data["task"])
    except EventRefused:
        form.add_error(None, str(CLOSED))
        return draw(request, sight, form=form, status=422)
    except REFUSALS as refusal:
        form.add_error(None, refusal_words(refusal))
        return draw(request, sight, form=form, status=422)
    messages.success(request, _("The task is added."))
    return redirect("desk:case_tasks", case_id)


@require_POST
def do_with_task(request: HttpRequest, case_id: UUID, *, task_id: UUID, verb: str) -> HttpResponse:
    """One click: done, open again, take, up or down; then back to where it was clicked."""
    actor = desk_actor(request)
    if verb not in _VERBS:
        raise Http404
    task_page(actor, case_id, task_id)
    act, done = _VERBS[verb]
    try:
        act(task_id, actor)
        messages.success(request, str(done))
    except EventRefused:
        messages.warning(request, str(CLOSED))
    except REFUSALS as refusal:
        messages.warning(request, refusal_words(refusal))
    return redirect(_back(request, case_id, task_id))


def _back(request: HttpRequest, case_id: UUID, task_id: UUID) -> str:
    """The page that the click came from; only pages that are known here."""
    match request.POST.get("back"):
        case "work":
            return reverse("desk:work")
        case "task":
            return reverse("desk:case_task", args=[case_id, task_id])
        case _:
            return reverse("desk:case_tasks", args=[case_id])


def draw(request: HttpRequest, sight: Sight, **more: Any) -> HttpResponse:
    """The list, narrowed by `show`, with a form that was sent as it was typed."""
    asked = request.GET.get("show", "")
    shown = next((each for each in Shown if each.value == asked), Shown.WAITING)
    case_id = sight.case.row.id
    found = tasks_of_case(sight.actor, case_id, shown)
    may = CaseEvent.WORK in sight.case.events
    context = {
        "cards": [task_card(row, sight.people) for row in found.rows],
        "shown": shown.value,
        "tabs": _tabs(case_id, shown, found.counts),
        "may": may,
        "form": more.get("form")
        or (
            NewTaskForm(people=sight.people, hands=hands_of(sight.actor, case_id)) if may else None
        ),
        **_plans(sight, more.get("use"), may=may),
        "may_move": may and shown is Shown.WAITING and len(found.rows) > 1,
    }
    return case_response(
        request, sight, template="tasks", context=context, status=more.get("status", 200)
    )


def _plans(sight: Sight, sent: forms.Form | None, *, may: bool) -> dict[str, Any]:
    """The templates in use, and the form to use another."""
    rows = plans_of_case(sight.actor, sight.case.row.id)
    used = sent or (UseForm(actor=sight.actor) if may else None)
    return {"plans": [(row, sight.people.name(row.by)) for row in rows], "use": used}


def _tabs(case: UUID, shown: Shown, counts: dict[Shown, int]) -> tuple[NavigationItem, ...]:
    """The sorts of tasks with how many there are."""
    here = reverse("desk:case_tasks", args=[case])
    return tuple(
        NavigationItem(
            text=str(text),
            href=with_query(here, {"show": each.value}),
            is_current=each is shown,
            count=counts[each],
        )
        for each, text in _SHOWN.items()
    )
