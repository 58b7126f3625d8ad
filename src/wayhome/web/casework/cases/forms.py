"""The forms of a case."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS
from wayhome.access.queries.colleagues import Office
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.palermo import FORMS, Element, Elements, Presence
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CloseReason, ReopenReason
from wayhome.cases.queries.case_page import AssessmentLine
from wayhome.web.casework.days import check_near, day_input
from wayhome.web.components.widgets import CountedText, Radios
from wayhome.web.message_field import MessageField
from wayhome.web.once_form import OnceForm

LONGEST = 10_000


class CaseForm(forms.Form):
    """What every form of a case carries: the version of the case that its writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, version: int, initial: Any = None) -> None:
        super().__init__(data, initial={"version": version, **(initial or {})}, label_suffix="")

    def renew(self, version: int) -> None:
        """Let the form, shown again after a conflict, be sent on top of what holds now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]  # a QueryDict that was copied


class PlanForm(CaseForm):
    """The next step, the day it is due, and the risk."""

    next_step = forms.ChoiceField(label=gettext_lazy("Next step"), choices=NextStep.choices)
    due_on = forms.DateField(
        label=gettext_lazy("Due on"),
        required=False,
        widget=day_input(),
        validators=[check_near],
        error_messages={"invalid": gettext_lazy("Give a day, such as 2022-09-18.")},
    )
    risk = forms.ChoiceField(label=gettext_lazy("Risk"), choices=list(reversed(Risk.choices)))


class AssignForm(CaseForm):
    """Who works on the case."""

    user = forms.ChoiceField(label=gettext_lazy("Person"), required=False)
    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False)

    def __init__(
        self, data: Any = None, *, people: Office, version: int, initial: Any = None
    ) -> None:
        super().__init__(data, version=version, initial=initial)
        self.fields["user"].choices = owner_choices(people)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["team"].choices = team_choices(people)  # type: ignore[attr-defined]  # a ChoiceField


class MilestoneForm(CaseForm):
    """The milestone that is reached."""

    milestone = forms.CharField(widget=forms.HiddenInput())


class AssessmentForm(CaseForm):
    """The three elements, form by form, and the age that decides which are needed."""

    is_child = forms.ChoiceField(
        label=gettext_lazy("Was the person under eighteen?"),
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No")),
            ("unknown", gettext_lazy("Not known")),
        ],
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say whether the person was a child.")},
    )
    notes = forms.CharField(
        label=gettext_lazy("What it rests on"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        required=False,
        widget=CountedText(LONGEST, rows=4),
        max_length=LONGEST,
    )

    def __init__(
        self, data: Any = None, *, version: int, before: AssessmentLine | None = None
    ) -> None:
        super().__init__(data, version=version, initial=_as_before(before))
        for element in Element:
            for code, label in FORMS[element].choices:
                self.fields[f"{element.value}_{code}"] = forms.ChoiceField(
                    label=label,
                    choices=Presence.choices,
                    initial=Presence.UNKNOWN.value,
                    widget=forms.Select({"class": "wh-select"}),
                )

    def rows(self, element: Element) -> list[forms.BoundField]:
        """The controls of one element."""
        return [self[f"{element.value}_{code}"] for code, _label in FORMS[element].choices]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The three elements with their controls, for the template."""
        return [{"element": element, "rows": self.rows(element)} for element in Element]

    @property
    def elements(self) -> Elements:
        """The elements as they were given."""
        return Elements(**{element.value: self._answers(element) for element in Element})

    @property
    def child(self) -> bool | None:
        """Whether the person was a child; None when that is not known."""
        return {"yes": True, "no": False}.get(self.cleaned_data["is_child"])

    def _answers(self, element: Element) -> Mapping[str, Presence]:
        """The answers to one element."""
        return {
            code: Presence(self.cleaned_data[f"{element.value}_{code}"])
            for code, _label in FORMS[element].choices
        }


class FindingForm(CaseForm):
    """The outcome, the standard it was measured against, the offence, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=Outcome.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose an outcome.")},
    )
    standard_of_proof = forms.ChoiceField(
        label=gettext_lazy("Standard of proof"),
        help_text=gettext_lazy("How sure you had to be, not how sure you are."),
        choices=StandardOfProof.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a standard of proof.")},
    )
    offence_kind = forms.ChoiceField(
        label=gettext_lazy("Offence"),
        help_text=gettext_lazy("Only when the outcome states one."),
        required=False,
        choices=[("", gettext_lazy("None")), *OffenceKind.choices],
    )
    reasons = forms.CharField(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy("What the finding rests on. Sealed."),
        widget=CountedText(LONGEST),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Say what the finding rests on.")},
    )

    @property
    def offence(self) -> OffenceKind | None:
        """The offence that is stated."""
        chosen = self.cleaned_data["offence_kind"]
        return OffenceKind(chosen) if chosen else None


class NoteForm(forms.Form):
    """A note, with the id that makes it be added once."""

    note = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(
        label=gettext_lazy("New note"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        widget=CountedText(LONGEST, rows=5),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Write something first.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"note": uuid4()}, label_suffix="")


class MessageForm(OnceForm):
    """A message to the lodger of one complaint."""

    complaint = forms.UUIDField(widget=forms.HiddenInput())
    text = MessageField(
        label=gettext_lazy("Message"),
        help_text=gettext_lazy(
            "Whoever holds the receipt can read it. Write nothing that could harm anybody."
        ),
    )

    def __init__(self, data: Any = None, *, complaint: UUID | None = None) -> None:
        super().__init__(
            data,
            initial={"complaint": complaint},
            label_suffix="",
            auto_id=f"id_{complaint}_%s" if complaint else "id_%s",
        )


class CloseForm(CaseForm):
    """Why the case is closed."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is the case closed?"),
        choices=[choice for choice in CloseReason.choices if choice[0] != CloseReason.EMPTIED],
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )


class ReopenForm(CaseForm):
    """Why a closed case is opened again."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is the case opened again?"),
        choices=ReopenReason.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In words"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        widget=CountedText(LONGEST, rows=4),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Say why in words.")},
    )


def owner_choices(people: Office) -> list[tuple[str, str]]:
    """Whoever may work on a case, by name."""
    workers = [
        (str(each.id), each.name)
        for each in people.colleagues
        if any(Permission.CASE_UPDATE in GRANTS[role].permissions for role in each.roles)
    ]
    return [("", _("Nobody")), *workers]


def team_choices(people: Office) -> list[tuple[str, str]]:
    """The teams."""
    return [("", _("None")), *((str(team), name) for team, name in people.teams.items())]


def _as_before(before: AssessmentLine | None) -> dict[str, str]:
    """The last assessment as a beginning for the next."""
    if before is None:
        return {}
    child = {True: "yes", False: "no", None: "unknown"}[before.is_child]
    given = {
        f"{element}_{code}": presence
        for element, answers in before.forms.items()
        for code, presence in answers.items()
    }
    return {**given, "is_child": child}
