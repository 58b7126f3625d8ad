"""Sealed groups of a complaint: closed until somebody opens one for a purpose."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target, decide
from wayhome.access.domain.purposes import Purpose
from wayhome.intake.domain.answers import (
    Answer,
    DoNotKnow,
    Known,
    RatherNotSay,
    Value,
)
from wayhome.intake.domain.dates import PartialDate
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.questions import QUESTIONS, Question
from wayhome.intake.policy import Assigned
from wayhome.intake.queries.fields import Fields
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel.actor import Actor
from wayhome.places.countries import country_name
from wayhome.places.provinces import province_name


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """One answer in words; not knowing and not saying are said as such."""

    label: str
    text: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class OpenedGroup:
    """A group that was opened just now."""

    group: FieldGroup
    lines: tuple[OpenedLine, ...]


class OpenForm(forms.Form):
    """Which group to open, and what for; nothing is chosen beforehand."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )
    group = forms.ChoiceField(label=gettext_lazy("Part"), widget=forms.HiddenInput())

    def __init__(self, data: object = None, *, may: Decision) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        chosen = [("", _("Choose a purpose"))]
        purposes = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [*chosen, *purposes]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["group"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (each.value, each.label) for each in openable(may)
        ]


def may_open(actor: Actor, row: QueueRow, assigned: Assigned) -> Decision:
    """What the actor may open of a complaint, for which purposes."""
    target = Target(
        agency=row.agency,
        lodger_agency=row.lodger_agency,
        assigned_users=assigned.users,
        assigned_teams=assigned.teams,
    )
    return decide(actor, Permission.FIELDS_OPEN, target)


def openable(may: Decision) -> tuple[FieldGroup, ...]:
    """The groups that are sealed in a complaint and open to the actor, in their order."""
    return tuple(group for group in GROUPS if group in may.field_groups)


def opened_group(found: Fields) -> OpenedGroup:
    """An opened group in words, in the order of the questions."""
    given = found.answers
    lines = tuple(
        _line(question, given[question.name])
        for question in QUESTIONS
        if question.name in given.given
    )
    return OpenedGroup(group=found.group, lines=lines)


def _line(question: Question, answer: Answer) -> OpenedLine:
    """One answer in words."""
    match answer:
        case Known(value=value):
            return OpenedLine(str(question.label), _text(question, value), is_known=True)
        case DoNotKnow():
            return OpenedLine(str(question.label), _("Does not know"), is_known=False)
        case RatherNotSay():
            return OpenedLine(str(question.label), _("Would rather not say"), is_known=False)
        case _:
            return OpenedLine(str(question.label), "", is_known=False)


def _text(question: Question, value: Value) -> str:
    """A known value in words."""
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case PartialDate():
            return _date(value)
        case tuple():
            return ", ".join(_code(question, each) for each in value)
        case _:
            return _code(question, value)


def _code(question: Question, code: str) -> str:
    """A code in words; free text as it is."""
    if question.name in {"nationality", "country"}:
        return country_name(code)
    if question.name == "province":
        return province_name(code)
    return str(question.choices.get(code, code))


def _date(value: PartialDate) -> str:
    """A date as far as it is known."""
    if value.age is not None:
        text = _("%(years)d years old") % {"years": value.age}
    else:
        parts = (value.year, value.month, value.day)
        text = "-".join(f"{part:02d}" for part in parts if part is not None)
    return _("about %(date)s") % {"date": text} if value.about else text
