"""Hand all work of somebody over, after a look at what it is, and take that back."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.actions.assign import Owner
from wayhome.cases.queries.queue import cases_of
from wayhome.web.casework.cases.forms import owner_choices, team_choices
from wayhome.web.casework.cases.queue import case_line
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.workplan.task_words import hand_words, task_card
from wayhome.workplan.actions.hand_over import NoReceiver, hand_over, undo_handover
from wayhome.workplan.queries.handovers import (
    HandoverRow,
    handover,
    held_cases,
    held_tasks,
    latest_handovers,
)


class HandOverForm(forms.Form):
    """Whose work goes to whom."""

    from_user = forms.ChoiceField(
        label=gettext_lazy("Whose work is handed over?"),
        error_messages={"required": gettext_lazy("Choose whose work is handed over.")},
    )
    to_user = forms.ChoiceField(label=gettext_lazy("To whom"), required=False)
    to_team = forms.ChoiceField(
        label=gettext_lazy("To which team"),
        help_text=gettext_lazy("Cases keep their team unless you choose another."),
        required=False,
    )

    def __init__(self, data: Any = None, *, people: Office, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        named = [(str(user), name) for user, name in people.names.items()]
        self.fields["from_user"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["to_user"].choices = owner_choices(people)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["to_team"].choices = team_choices(people)  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Work goes to somebody, and to somebody else."""
        super().clean()
        given = self.cleaned_data
        if not self.errors and not given["to_user"] and not given["to_team"]:
            self.add_error("to_user", _("Choose a person or a team."))
        if given.get("to_user") and given.get("to_user") == given.get("from_user"):
            self.add_error("to_user", _("Choose somebody else."))
        return given

    @property
    def owner(self) -> Owner:
        """Who gets the work."""
        user, team = self.cleaned_data["to_user"], self.cleaned_data["to_team"]
        return Owner(user=UUID(user) if user else None, team=UUID(team) if team else None)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_work(request: HttpRequest) -> HttpResponse:
    """Choose, look at what would change, then confirm."""
    actor = desk_actor(request)
    require(actor, Permission.CASE_ASSIGN)
    people = office(actor)
    if request.method != "POST":
        form = HandOverForm(people=people, initial={"from_user": request.GET.get("from", "")})
        return _show(request, people, form)
    form = HandOverForm(request.POST, people=people)
    if not form.is_valid():
        return _show(request, people, form, status=422)
    leaving = UUID(form.cleaned_data["from_user"])
    if "confirmed" not in request.POST:
        return _show(request, people, form, leaving=leaving)
    try:
        done = hand_over(from_user=leaving, to=form.owner, by=actor)
    except NoReceiver:
        form.add_error("to_user", _("They do not work on cases. Choose somebody else."))
        return _show(request, people, form, status=422)
    if done.left:
        messages.warning(request, _("Some cases were changed meanwhile and stay as they are."))
    return redirect("desk:handover_done", done.handover)


@require_GET
def handed_over(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """What changed hands, with a way back."""
    actor = desk_actor(request)
    people, row = office(actor), handover(actor, handover_id)
    lines = [case_line(each, people) for each in cases_of(actor, row.case_ids)]
    context = {"row": _in_words(row, people), "lines": lines}
    here = "desk:load" if row.from_user else "desk:cases"
    return page(request, "workplan/handed_over.html", context, here=here)


@require_POST
def take_back(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Give everything back that nobody changed since."""
    done = undo_handover(handover=handover_id, by=desk_actor(request))
    if done.cases:
        cases = ngettext("%(count)d case went back.", "%(count)d cases went back.", done.cases)
        messages.success(request, cases % {"count": done.cases})
    if done.tasks:
        tasks = ngettext("%(count)d task went back.", "%(count)d tasks went back.", done.tasks)
        messages.success(request, tasks % {"count": done.tasks})
    if done.left:
        left = ngettext(
            "%(count)d was changed since and stays as it is.",
            "%(count)d were changed since and stay as they are.",
            done.left,
        )
        messages.warning(request, left % {"count": done.left})
    return redirect("desk:handover_done", handover_id)


def _show(
    request: HttpRequest,
    people: Office,
    form: HandOverForm,
    *,
    leaving: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form, and when it is complete what would change hands."""
    actor = desk_actor(request)
    context: dict[str, Any] = {"form": form, "leaving": leaving}
    if leaving:
        context |= {
            "who": people.name(leaving),
            "receiver": hand_words(form.owner.user, form.owner.team, people),
            "cases": [case_line(row, people) for row in held_cases(actor, leaving)],
            "tasks": [task_card(row, people) for row in held_tasks(actor, leaving)],
        }
    else:
        context["latest"] = [_in_words(row, people) for row in latest_handovers(actor)]
    return page(request, "workplan/handover.html", context, here="desk:load", status=status)


def _in_words(row: HandoverRow, people: Office) -> dict[str, Any]:
    return {
        "row": row,
        "giver": people.name(row.from_user),
        "receiver": hand_words(row.to_user, row.to_team, people),
        "who": people.name(row.by),
    }
