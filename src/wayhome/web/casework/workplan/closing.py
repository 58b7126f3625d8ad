"""A case that cannot be closed while something waits: what it is, and a way to close it all the same."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.domain.danger.workflow import DangerRefused
from wayhome.cases.domain.events import ClosingHindered
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.kernel.actor import Actor
from wayhome.web.casework.cases.sight import case_response, look
from wayhome.web.casework.workplan.hindrances import Hindrance, hindrances
from wayhome.web.casework.workplan.task_words import REFUSALS, task_card
from wayhome.web.components.widgets import Radios
from wayhome.workplan.actions.drop_and_close import DroppingClose, drop_and_close
from wayhome.workplan.domain.task_states import CHOSEN_REASONS, DropReason
from wayhome.workplan.queries.task_rows import TaskRow
from wayhome.workplan.queries.tasks_of_case import open_tasks

_CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Waiting:
    """The tasks of a case that wait, and whatever else hinders its closing."""

    tasks: tuple[TaskRow, ...]
    others: tuple[Hindrance, ...]

    @property
    def left(self) -> list[UUID]:
        """The ids of what is left as it stands."""
        return list(dict.fromkeys(each.id for each in self.others))


def _waiting(actor: Actor, case: UUID) -> Waiting:
    return Waiting(open_tasks(actor, case), hindrances(actor, case))


class DropAndCloseForm(forms.Form):
    """Why the tasks are dropped; why the case is closed was said before."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    reason = forms.ChoiceField(
        choices=[(each.value, each.label) for each in CloseReason], widget=forms.HiddenInput()
    )
    shown = forms.TypedMultipleChoiceField(
        choices=(), coerce=UUID, required=False, widget=forms.MultipleHiddenInput()
    )
    left = forms.TypedMultipleChoiceField(
        choices=(), coerce=UUID, required=False, widget=forms.MultipleHiddenInput()
    )
    drop = forms.ChoiceField(
        label=gettext_lazy("Why are these tasks dropped?"),
        choices=[(each.value, each.label) for each in CHOSEN_REASONS],
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose why the tasks are dropped.")},
    )

    def __init__(self, data: Any = None, *, waiting: Waiting, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        tasks = [each.id for each in waiting.tasks]
        for name, ids in (("shown", tasks), ("left", waiting.left)):
            self.fields[name].choices = [(str(each), str(each)) for each in ids]  # type: ignore[attr-defined]  # a ChoiceField
        if not waiting.tasks:
            self.fields["drop"].required = False

    @property
    def closing(self) -> DroppingClose:
        """What a valid form says; without tasks nothing is dropped, whatever the reason."""
        given = self.cleaned_data
        return DroppingClose(
            shown=frozenset(given["shown"]),
            drop=DropReason(given["drop"] or DropReason.CASE_CLOSING),
            reason=CloseReason(given["reason"]),
            left=frozenset(given["left"]),
        )


@require_GET
def hindered(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Why the case is not closed; nothing was written, and the reason that was chosen is kept."""
    given = {name: request.GET.get(name, "") for name in ("version", "reason")}
    initial = {**given, "drop": DropReason.CASE_CLOSING.value}
    return _show(request, case_id, initial=initial, status=200)


@require_POST
def close_dropping(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Drop the tasks that were shown, leave what else was shown, and close the case."""
    sight = look(request, case_id)
    waiting = _waiting(sight.actor, case_id)
    # What was done meanwhile needs not be dropped: it is no choice any more, and no mistake either.
    data = request.POST.copy()
    for name, ids in (("shown", [each.id for each in waiting.tasks]), ("left", waiting.left)):
        still = {str(each) for each in ids}
        data.setlist(name, [each for each in data.getlist(name) if each in still])
    form = DropAndCloseForm(data, waiting=waiting)
    if not form.is_valid():
        return _show(request, case_id, form=form, status=422)
    given = form.cleaned_data
    try:
        version = given["version"]
        drop_and_close(case=case_id, closing=form.closing, by=sight.actor, version=version)
    except ClosingHindered:
        messages.warning(request, _("Something was added meanwhile. Look at the list again."))
        return _show(request, case_id, initial=given, status=_CONFLICT)
    except DangerRefused:
        messages.warning(request, _("Somebody is in danger on this case. Settle that first."))
        return redirect("desk:case", case_id)
    except (CaseChanged, EventRefused, *REFUSALS):
        messages.warning(request, _("Somebody changed this case meanwhile. Nothing was saved."))
        return redirect("desk:case", case_id)
    messages.success(request, _("The case is closed."))
    return redirect("desk:case", case_id)


def _show(
    request: HttpRequest,
    case_id: UUID,
    *,
    initial: Any = None,
    form: DropAndCloseForm | None = None,
    status: int = 422,
) -> HttpResponse:
    sight = look(request, case_id)
    waiting = _waiting(sight.actor, case_id)
    tasks = [each.id for each in waiting.tasks]
    shown = {**(initial or {}), "shown": tasks, "left": waiting.left}
    context = {
        "cards": [task_card(row, sight.people) for row in waiting.tasks],
        "others": waiting.others,
        "form": form or DropAndCloseForm(waiting=waiting, initial=shown),
        "tasks": tasks,
        "left": waiting.left,
    }
    return case_response(
        request, sight, template="overview_hindered", context=context, status=status
    )
