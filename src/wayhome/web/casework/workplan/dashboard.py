"""The supervisor's page: who carries what, which cases are stuck, what was opened and closed."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.stuck import StuckReason
from wayhome.cases.queries.stuck import StuckCase, stuck_cases
from wayhome.cases.queries.supervised import Cut
from wayhome.cases.queries.turnover import Week, turnover
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.spreadsheet import csv_text
from wayhome.web.casework import words
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters
from wayhome.web.casework.report.overview import csv_file
from wayhome.web.components.figure.chart import WIDTH, Bar, FigureRow, bars, height
from wayhome.web.components.status.tag import Tone
from wayhome.web.components.sub_navigation.tag import NavigationItem
from wayhome.workplan.actions.export_load import export_load
from wayhome.workplan.queries.worker_load import WorkerLoad, worker_load

_REASON_TONES = {
    StuckReason.LATE: Tone.URGENT,
    StuckReason.NO_OWNER: Tone.CARE,
    StuckReason.QUIET: Tone.PLAIN,
}


class CutForm(forms.Form):
    """What the page is narrowed to; its numbers are counted after that."""

    team = forms.ChoiceField(required=False, label=gettext_lazy("Team"))
    person = forms.ChoiceField(required=False, label=gettext_lazy("Person"))
    risk = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Risk"),
        choices=[("", gettext_lazy("Any")), *Risk.choices],
    )

    def __init__(self, data: Any, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        teams = [(str(team), name) for team, name in people.teams.items()]
        persons = [(str(each.id), each.name) for each in people.colleagues]
        self.fields["team"].choices = [("", _("Any")), *teams]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["person"].choices = [("", _("Any")), *persons]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def cut(self) -> Cut:
        """What was chosen; what cannot be read narrows nothing."""
        given = self.cleaned_data
        return Cut(
            team=UUID(given["team"]) if given.get("team") else None,
            person=UUID(given["person"]) if given.get("person") else None,
            risk=Risk(given["risk"]) if given.get("risk") else None,
        )

    @property
    def in_address(self) -> dict[str, str]:
        """The choice as it stands in an address."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What one person carries, with the lists of it."""

    load: WorkerLoad
    who: str
    oldest: str
    cases_href: str
    tasks_href: str
    handover_href: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of the numbers of a table, in its order."""

    title: str
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH


@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """Who carries what."""

    def told(actor: Actor, cut: Cut, people: Office) -> dict[str, Any]:
        lines = [_line(each, people) for each in worker_load(actor, cut)]
        counted = [(line.who, line.load.cases) for line in lines]
        return {"lines": lines, "chart": _chart(_("Open cases"), counted)}

    return _show(request, "desk:load", "workplan/load.html", told=told)


@require_safe
def stuck(request: HttpRequest) -> HttpResponse:
    """Cases that are stuck, with why."""

    def told(actor: Actor, cut: Cut, people: Office) -> dict[str, Any]:
        found = stuck_cases(actor, cut)
        return {"stuck": [_stuck_line(each, people) for each in found.rows], "count": found.count}

    return _show(request, "desk:load_stuck", "workplan/stuck.html", told=told)


@require_safe
def weeks(request: HttpRequest) -> HttpResponse:
    """What was opened and closed week by week."""

    def told(actor: Actor, cut: Cut, people: Office) -> dict[str, Any]:
        del people
        found = turnover(actor, cut)
        return {"weeks": found, "charts": _week_charts(found)}

    return _show(request, "desk:load_weeks", "workplan/weeks.html", told=told)


@require_safe
def load_file(request: HttpRequest) -> HttpResponse:
    """The same loads as a file."""
    actor = desk_actor(request)
    people = office(actor)
    form = CutForm(request.GET, people=people)
    form.is_valid()
    rows = [
        [
            _("Person"),
            _("Open cases"),
            _("Overdue cases"),
            _("Critical cases"),
            _("Oldest case opened"),
            _("Tasks"),
            _("Overdue tasks"),
            _("Earliest task due"),
        ]
    ]
    for each in export_load(form.cut, by=actor):
        opened = each.oldest_case_at
        rows.append(
            [
                people.name(each.user) or _("Nobody yet"),
                str(each.cases),
                str(each.cases_overdue),
                str(each.critical),
                clock.local_day(opened).isoformat() if opened else "",
                str(each.tasks),
                str(each.tasks_overdue),
                each.oldest_task_due.isoformat() if each.oldest_task_due else "",
            ]
        )
    day = clock.local_today().isoformat()
    return csv_file(csv_text(rows), f"load-{day}")


Told = Callable[[Actor, Cut, Office], dict[str, Any]]
_PARTS = (
    ("desk:load", gettext_lazy("Who carries what")),
    ("desk:load_stuck", gettext_lazy("Stuck cases")),
    ("desk:load_weeks", gettext_lazy("Opened and closed")),
)


def _show(request: HttpRequest, name: str, template: str, *, told: Told) -> HttpResponse:
    """One part of the page, narrowed first and counted after; the other parts keep the choice."""
    actor = desk_actor(request)
    require(actor, Permission.CASE_ASSIGN)
    people = office(actor)
    form = CutForm(request.GET, people=people)
    form.is_valid()
    here, chosen = reverse(name), form.in_address
    context = {
        "form": form,
        "chosen": chosen_filters(form, chosen, here=here),
        "clear_href": here,
        "csv_href": with_query(reverse("desk:load_file"), chosen),
        "parts": [
            NavigationItem(str(text), with_query(reverse(part), chosen), is_current=part == name)
            for part, text in _PARTS
        ],
        **told(actor, form.cut, people),
    }
    return page(request, template, context, here="desk:load")


def _line(load: WorkerLoad, people: Office) -> LoadLine:
    user = str(load.user or "")
    pile = "open" if user else "unassigned"
    return LoadLine(
        load=load,
        who=people.name(load.user) or _("Nobody yet"),
        oldest=words.age(load.oldest_case_at) if load.oldest_case_at else "",
        cases_href=with_query(reverse("desk:cases"), {"pile": pile, "owner": user}),
        tasks_href=with_query(
            reverse("desk:work"), {"when": "all", "whose": "all", "person": user}
        ),
        handover_href=with_query(reverse("desk:handover"), {"from": user}) if user else "",
    )


def _stuck_line(row: StuckCase, people: Office) -> dict[str, Any]:
    return {
        "row": row,
        "risk_tone": words.RISK_TONES[row.risk],
        "reasons": [(reason.label, _REASON_TONES[reason]) for reason in row.reasons],
        "quiet": words.age(row.last_step_at),
        "owner": people.name(row.assignee),
        "team": people.team(row.team),
    }


def _week_charts(weeks: tuple[Week, ...]) -> list[Chart]:
    """The weeks as bars, opened and closed apart."""
    days = [date_format(week.starts_on, "j M") for week in weeks]
    return [
        _chart(_("Opened"), list(zip(days, [week.opened for week in weeks], strict=True))),
        _chart(_("Closed"), list(zip(days, [week.closed for week in weeks], strict=True))),
    ]


def _chart(title: str, counted: list[tuple[str, int]]) -> Chart:
    rows = [FigureRow(label, Decimal(count), str(count)) for label, count in counted]
    return Chart(title=title, bars=tuple(bars(rows)), height=height(rows))
