"""The form that settles an edit: one of both versions, or a third, with a value for each clash."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.palermo import Presence
from wayhome.field.domain.edit_states import EditState
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.replies import Choice
from wayhome.field.queries.differences import EditPage
from wayhome.web.casework.cases.indicator_forms import AnswerChoice
from wayhome.web.casework.field.wording import name_of
from wayhome.web.components.widgets import Radios

_STEP, _DUE = "third_step", "third_due_on"


class SettleForm(forms.Form):
    """What should stand; nothing is chosen beforehand."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    choice = forms.ChoiceField(
        label=_("What should stand?"),
        widget=Radios(),
        error_messages={"required": _("Choose what should stand.")},
    )

    def __init__(self, data: Any = None, *, shown: EditPage) -> None:
        super().__init__(data, initial={"version": shown.version}, label_suffix="")
        self.clashes = shown.clashes
        self.fields["choice"].choices = _choices(shown)  # type: ignore[attr-defined]  # a ChoiceField
        if shown.line.kind is not EditKind.TASK_DONE:
            for name in self.clashes:
                self._add_third(shown, name)

    @property
    def thirds(self) -> list[forms.BoundField]:
        """The controls of a third version."""
        return [self[name] for name in self.fields if name.startswith("third_")]

    @property
    def values(self) -> dict[str, Any]:
        """The third version; empty for another choice."""
        if self.cleaned_data.get("choice") != Choice.THIRD:
            return {}
        return {name: self._value(name) for name in self.clashes}

    def clean(self) -> dict[str, Any]:
        """A third version has a value for each clash; only a day may be left out."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("choice") == Choice.THIRD:
            for name in self.fields:
                if name.startswith("third_") and name != _DUE and not given.get(name):
                    self.add_error(name, _("Say what should stand here."))
        return given

    def renew(self, version: int) -> None:
        """Let the form, shown again, be sent on top of what holds now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]  # a QueryDict that was copied

    def _value(self, name: str) -> Any:
        if name == "next":
            due_on = self.cleaned_data[_DUE]
            return {
                "step": self.cleaned_data[_STEP],
                "due_on": due_on.isoformat() if due_on else None,
            }
        return self.cleaned_data[f"third_{name}"]

    def _add_third(self, shown: EditPage, name: str) -> None:
        """A control for a third value; it begins with what the office has."""
        now = next(each.office for each in shown.differences if each.name == name)
        label = name_of(shown.line.kind, shown.line.about, name)
        if name == "next":
            plan = now or {}
            self.fields[_STEP] = forms.ChoiceField(
                label=label,
                choices=NextStep.choices,
                initial=plan.get("step"),
                required=False,
            )
            self.fields[_DUE] = forms.DateField(
                label=_("Due on"),
                required=False,
                initial=plan.get("due_on"),
                widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
                error_messages={"invalid": _("Give a day, such as 2022-09-18.")},
            )
            return
        codes = Presence.choices if name == "act" else AnswerChoice.choices
        self.fields[f"third_{name}"] = forms.ChoiceField(
            label=label, choices=codes, initial=now or "unknown", required=False
        )


def _choices(shown: EditPage) -> list[tuple[str, Any]]:
    """Two choices where an edit needed a colleague, three where both changed the same."""
    if shown.line.state is EditState.CONFLICT:
        has_third = shown.line.kind is not EditKind.TASK_DONE
        return [each for each in Choice.choices if has_third or each[0] != Choice.THIRD.value]
    return [
        (Choice.FIELD.value, _("Write it into the case")),
        (Choice.OFFICE.value, _("Leave the case as it is; the edit is kept beside it")),
    ]
