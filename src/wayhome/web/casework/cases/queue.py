"""The queue of cases."""

from dataclasses import dataclass, replace
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.risk import Risk
from wayhome.cases.queries.queue import (
    CaseFilter,
    CaseRow,
    Pile,
    case_queue,
    pile_counts,
)
from wayhome.kernel.actor import Actor
from wayhome.web.casework import words
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.components.status.tag import Tone
from wayhome.web.components.sub_navigation.tag import NavigationItem

_ANY = [("", gettext_lazy("Any"))]


class CasesForm(forms.Form):
    """What the list can be narrowed to; codes and ids only, because it stands in the address."""

    pile = forms.ChoiceField(required=False, choices=[(pile.value, pile.value) for pile in Pile])
    risk = forms.ChoiceField(
        required=False, label=gettext_lazy("Risk"), choices=[*_ANY, *Risk.choices]
    )
    stage = forms.ChoiceField(required=False, label=gettext_lazy("Stage"), choices=_ANY)
    team = forms.ChoiceField(required=False, label=gettext_lazy("Team"))
    owner = forms.ChoiceField(required=False, label=gettext_lazy("Owner"))
    code = forms.CharField(required=False, label=gettext_lazy("Code"), max_length=9)

    def __init__(self, data: object, *, people: Office) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or a dict
        stages = [(each.value, words.stage(each)) for each in Milestone]
        self.fields["stage"].choices = [*_ANY, *stages]  # type: ignore[attr-defined]  # a ChoiceField
        teams = [(str(team), name) for team, name in people.teams.items()]
        owners = [(str(each.id), each.name) for each in people.colleagues]
        self.fields["team"].choices = [*_ANY, *teams]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["owner"].choices = [*_ANY, *owners]  # type: ignore[attr-defined]  # a ChoiceField


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row: code, age, risk, status, next step, owner, and why it stands where it does."""

    row: CaseRow
    age: str
    stage: str
    risk_tone: Tone
    reasons: tuple[words.ReasonTag, ...]
    owner: str
    team: str


def cases(request: HttpRequest) -> HttpResponse:
    """The cases that the actor works on, or all of them, the weightiest first."""
    actor = desk_actor(request)
    people = office(actor)
    form = CasesForm(request.GET or {"pile": _first_pile(actor).value}, people=people)
    form.is_valid()
    pile = Pile(form.cleaned_data.get("pile") or _first_pile(actor))
    wanted = _filter(form, pile)
    cursor = request.GET.get("cursor", "")
    found = page_at(cursor, lambda at: case_queue(actor, replace(wanted, cursor=at)))
    here, values = reverse("desk:cases"), _values(form)
    context = {
        "lines": tuple(case_line(row, people) for row in found.rows),
        "form": form,
        "pile": pile.value,
        "tabs": _tabs(actor, pile),
        "chosen": chosen_filters(form, values, here=here, besides="pile"),
        "clear_href": with_query(here, {"pile": pile.value}),
        "next_href": next_href(here, values | {"pile": pile.value}, found),
        "may_assign": can(actor, Permission.CASE_ASSIGN) and pile is not Pile.CLOSED,
    }
    return page(request, "cases.html", context, here="desk:cases")


def case_line(row: CaseRow, people: Office) -> CaseLine:
    """A row with names and words."""
    return CaseLine(
        row=row,
        age=words.days(max(0, row.age_days)),
        stage=words.stage(row.stage),
        risk_tone=words.RISK_TONES[row.risk],
        reasons=words.reason_tags(row.priority.reasons),
        owner=people.name(row.assignee),
        team=people.team(row.team),
    )


def _first_pile(actor: Actor) -> Pile:
    """Whoever assigns sees everything first, everybody else their own."""
    return Pile.OPEN if can(actor, Permission.CASE_ASSIGN) else Pile.MINE


def _filter(form: CasesForm, pile: Pile) -> CaseFilter:
    """The filter of a form; what cannot be read narrows nothing."""
    given = form.cleaned_data
    return CaseFilter(
        pile=pile,
        risk=Risk(given["risk"]) if given.get("risk") else None,
        stage=Milestone(given["stage"]) if given.get("stage") else None,
        team=UUID(given["team"]) if given.get("team") else None,
        assignee=UUID(given["owner"]) if given.get("owner") else None,
        code=given.get("code", ""),
    )


def _values(form: CasesForm) -> dict[str, str]:
    """What stands in the address now."""
    return {name: str(form.cleaned_data.get(name) or "") for name in form.fields}


def _tabs(actor: Actor, pile: Pile) -> tuple[NavigationItem, ...]:
    """The piles with what each holds."""
    counts = pile_counts(actor)
    named = (
        (Pile.MINE, _("Mine"), counts.mine),
        (Pile.UNASSIGNED, _("Unassigned"), counts.unassigned),
        (Pile.OVERDUE, _("Overdue"), counts.overdue),
        (Pile.OPEN, _("All open"), counts.open),
        (Pile.CLOSED, _("Closed"), None),
    )
    here = reverse("desk:cases")
    return tuple(
        NavigationItem(
            text=text,
            href=with_query(here, {"pile": each.value}),
            is_current=each is pile,
            count=count,
        )
        for each, text, count in named
    )
