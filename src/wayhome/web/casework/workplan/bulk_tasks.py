"""Do the same with several tasks, after a look at which ones."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from wayhome.access.queries.colleagues import Office, office
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.workplan.task_forms import DueForm, HandField, chosen_hand
from wayhome.web.casework.workplan.task_words import task_card, task_title
from wayhome.web.components.widgets import Radios
from wayhome.workplan.actions.change_together import (
    ChangedTogether,
    Doing,
    DropAll,
    FinishAll,
    GiveAll,
    SetDueAll,
    change_together,
)
from wayhome.workplan.domain.task_states import CHOSEN_REASONS, DropReason
from wayhome.workplan.queries.hands import Hands, may_work
from wayhome.workplan.queries.my_work import MOST, WorkLine, tasks_at_hand

_LONGEST_VERSION = 9


class What(StrEnum):
    """What is done with all of them."""

    GIVE = "give"
    DUE = "due"
    FINISH = "finish"
    DROP = "drop"


class ManyForm(DueForm):
    """What is done with the chosen tasks, and with what."""

    field_order = ("what", "hand", "due_on", "due_at", "reason")

    what = forms.ChoiceField(
        label=gettext_lazy("What do you want to do with them?"),
        choices=[
            (What.GIVE.value, gettext_lazy("Give them to somebody")),
            (What.DUE.value, gettext_lazy("Set another day")),
            (What.FINISH.value, gettext_lazy("They are done")),
            (What.DROP.value, gettext_lazy("Drop them")),
        ],
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what to do with the tasks.")},
    )
    hand = HandField(
        label=gettext_lazy("Who does them?"),
        help_text=gettext_lazy("Only to give them away."),
        required=False,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why are they dropped?"),
        help_text=gettext_lazy("Only to drop them."),
        choices=[("", gettext_lazy("Choose")), *((e.value, e.label) for e in CHOSEN_REASONS)],
        required=False,
    )

    def __init__(self, data: Any = None, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        workers = frozenset(each.id for each in people.colleagues if may_work(each))
        self.fields["hand"].offer(people, Hands(workers, frozenset(people.teams)))  # type: ignore[attr-defined]  # a HandField

    def clean(self) -> dict[str, Any]:
        """Dropping needs a reason."""
        given = super().clean()
        if given.get("what") == What.DROP and not given.get("reason"):
            self.add_error("reason", _("Choose a reason."))
        return given

    @property
    def doing(self) -> Doing:
        """What a valid form does."""
        given = self.cleaned_data
        match What(given["what"]):
            case What.GIVE:
                return GiveAll(*chosen_hand(given["hand"]))
            case What.DUE:
                return SetDueAll(self.due)
            case What.DROP:
                return DropAll(DropReason(given["reason"]))
            case What.FINISH:
                return FinishAll()


@require_POST
def change_many(request: HttpRequest) -> HttpResponse:
    """First show the tasks and ask what to do; then, once confirmed, do it."""
    actor = desk_actor(request)
    people = office(actor)
    lines = tasks_at_hand(actor, _chosen(request))
    if not lines:
        messages.warning(request, _("Choose one task or more first."))
        return redirect(_back(request))
    is_confirmed = "confirmed" in request.POST
    form = ManyForm(request.POST if is_confirmed else None, people=people)
    if is_confirmed and form.is_valid():
        shown = _shown(request, lines)
        if len(shown) == len(lines):
            _tell(request, lines, change_together(shown=shown, doing=form.doing, by=actor))
            return redirect(_back(request))
        form.add_error(None, _("The page came back damaged. Check the tasks and send it again."))
    context = {
        "form": form,
        "back": _back(request),
        "case": request.POST.get("case", ""),
        "lines": [(task_card(line.task, people), line.case.code) for line in lines],
    }
    status = 422 if is_confirmed else 200
    return page(request, "workplan/many.html", context, here="desk:work", status=status)


def _back(request: HttpRequest) -> str:
    """The list that the tasks were chosen on: those of a case, or one's own."""
    try:
        return reverse("desk:case_tasks", args=[UUID(request.POST.get("case", ""))])
    except ValueError:
        return reverse("desk:work")


def _tell(request: HttpRequest, lines: tuple[WorkLine, ...], done: ChangedTogether) -> None:
    """How many were changed, and which were not and why."""
    titles = {line.task.id: f"{task_title(line.task)} ({line.case.code})" for line in lines}
    if done.done:
        text = ngettext("%(count)d task is changed.", "%(count)d tasks are changed.", done.done)
        messages.success(request, text % {"count": done.done})
    if done.left:
        text = _("Changed by somebody meanwhile, so left as they are: %(tasks)s.")
        messages.warning(request, text % {"tasks": ", ".join(titles[each] for each in done.left)})
    if done.out_of_reach:
        text = _("They do not work on these cases, so not given: %(tasks)s.")
        tasks = ", ".join(titles[each] for each in done.out_of_reach)
        messages.warning(request, text % {"tasks": tasks})


def _shown(request: HttpRequest, lines: tuple[WorkLine, ...]) -> dict[UUID, int]:
    """The versions on the page that was confirmed; what cannot be read is left out."""
    found = {}
    for line in lines:
        text = request.POST.get(f"version_{line.task.id}", "")
        if text.isdecimal() and len(text) <= _LONGEST_VERSION:
            found[line.task.id] = int(text)
    return found


def _chosen(request: HttpRequest) -> frozenset[UUID]:
    """The tasks that were ticked; what is no id is nobody's task."""
    found = set()
    for text in request.POST.getlist("task")[:MOST]:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return frozenset(found)
