"""The forms of triage."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.triage import SetAsideReason
from wayhome.web.components.widgets import Radios


class OpenCaseForm(forms.Form):
    """How great the danger is, and which team shall work on it."""

    risk = forms.ChoiceField(
        label=gettext_lazy("How great is the risk?"),
        choices=list(reversed(Risk.choices)),
        widget=Radios(
            hints={
                Risk.CRITICAL.value: gettext_lazy("First step due tomorrow"),
                Risk.HIGH.value: gettext_lazy("First step due in three days"),
                Risk.MEDIUM.value: gettext_lazy("First step due in a week"),
                Risk.LOW.value: gettext_lazy("First step due in two weeks"),
            }
        ),
        error_messages={"required": gettext_lazy("Choose how great the risk is.")},
    )
    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False)

    def __init__(self, data: object = None, *, people: Office) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        teams = [(str(team), name) for team, name in people.teams.items()]
        self.fields["team"].choices = [("", _("Decide later")), *teams]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def team_id(self) -> UUID | None:
        """The chosen team."""
        chosen = self.cleaned_data["team"]
        return UUID(chosen) if chosen else None


class AttachForm(forms.Form):
    """The case to attach to, by the code that people call it by."""

    code = forms.CharField(
        label=gettext_lazy("Code of the case"),
        help_text=gettext_lazy("Such as K7Q4-FM2X."),
        max_length=20,
        error_messages={"required": gettext_lazy("Give the code of the case.")},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "size": 12}),
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing


class SetAsideForm(forms.Form):
    """Why nothing is done about it."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it set aside?"),
        choices=SetAsideReason.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
