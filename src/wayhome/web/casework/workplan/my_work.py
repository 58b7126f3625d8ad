"""My work: what is overdue, due today, this week and later, mine and my teams'."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.queries.colleagues import Office, office
from wayhome.web.casework import words
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters
from wayhome.web.casework.workplan.task_words import TaskCard, task_card
from wayhome.web.components.status.tag import Tone
from wayhome.web.components.sub_navigation.tag import NavigationItem
from wayhome.workplan.actions.remind import see_reminders
from wayhome.workplan.domain.titles import TaskKind
from wayhome.workplan.queries.my_work import MOST, When, Whose, Work, WorkFilter, WorkLine, my_work
from wayhome.workplan.queries.reminders import reminders

_TABS = {
    When.OVERDUE: gettext_lazy("Overdue"),
    When.TODAY: gettext_lazy("Due today"),
    When.WEEK: gettext_lazy("Next seven days"),
    When.LATER: gettext_lazy("Later"),
    When.ALL: gettext_lazy("All"),
    When.DONE: gettext_lazy("Done by me"),
}
_WHOSE = [
    ("", gettext_lazy("Mine and my teams’")),
    (Whose.MINE.value, gettext_lazy("Mine")),
    (Whose.TEAMS.value, gettext_lazy("My teams’")),
    (Whose.ALL.value, gettext_lazy("Everybody’s, on the cases I see")),
]


class WorkForm(forms.Form):
    """What the list is narrowed to."""

    when = forms.ChoiceField(required=False, choices=[(each.value, each.value) for each in When])
    whose = forms.ChoiceField(required=False, label=gettext_lazy("Whose"), choices=_WHOSE)
    kind = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Kind of work"),
        choices=[("", gettext_lazy("Any")), *TaskKind.choices],
    )
    person = forms.ChoiceField(required=False, label=gettext_lazy("Person"))
    day = forms.DateField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        persons = [(str(each.id), each.name) for each in people.colleagues]
        self.fields["person"].choices = [("", _("Any")), *persons]  # type: ignore[attr-defined]  # a ChoiceField


@dataclass(frozen=True, slots=True)
class WorkCard:
    """A task and its case in words."""

    task: TaskCard
    code: str
    risk: str
    risk_tone: Tone

    @property
    def row(self) -> Any:
        """The row of the task, as the buttons of a task name it."""
        return self.task.row

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.task.title


@require_POST
def see(request: HttpRequest) -> HttpResponse:
    """The reminders were seen."""
    see_reminders(by=desk_actor(request))
    messages.success(request, _("You are reminded again when something new is due."))
    return redirect("desk:work")


@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """What somebody has to do next."""
    actor = desk_actor(request)
    people = office(actor)
    form = WorkForm(request.GET, people=people)
    form.is_valid()
    wanted = _filter(form)
    found = my_work(actor, wanted)
    here, values = reverse("desk:work"), _values(form)
    context = {
        "cards": [_card(line, people) for line in found.lines],
        "form": form,
        "reminders": reminders(actor),
        "when": wanted.when.value,
        "day": wanted.day,
        "tabs": _tabs(wanted, found, values),
        "chosen": chosen_filters(form, values, here=here, besides="when"),
        "clear_href": with_query(here, {"when": wanted.when.value}),
        "most": MOST if found.has_more else 0,
    }
    return page(request, "workplan/work.html", context, here="desk:work")


def _card(line: WorkLine, people: Office) -> WorkCard:
    return WorkCard(
        task=task_card(line.task, people),
        code=line.case.code,
        risk=str(line.case.risk.label),
        risk_tone=words.RISK_TONES[line.case.risk],
    )


def _filter(form: WorkForm) -> WorkFilter:
    """The filter of a form; what cannot be read narrows nothing."""
    given = form.cleaned_data
    day: date | None = given.get("day")
    return WorkFilter(
        when=When(given.get("when") or (When.ALL if day else When.TODAY)),
        whose=Whose(given.get("whose") or Whose.BOTH),
        kind=TaskKind(given["kind"]) if given.get("kind") else None,
        day=day,
        person=UUID(given["person"]) if given.get("person") else None,
    )


def _values(form: WorkForm) -> dict[str, str]:
    """What stands in the address now."""
    return {name: str(form.cleaned_data.get(name) or "") for name in form.fields}


def _tabs(wanted: WorkFilter, found: Work, values: dict[str, str]) -> tuple[NavigationItem, ...]:
    """The piles with what each holds."""
    here = reverse("desk:work")
    return tuple(
        NavigationItem(
            text=str(text),
            href=with_query(here, {**values, "when": when.value, "day": ""}),
            is_current=when is wanted.when,
            count=found.counts.get(when),
        )
        for when, text in _TABS.items()
    )
