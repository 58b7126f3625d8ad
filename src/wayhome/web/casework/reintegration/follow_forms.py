"""The forms of following a person."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel import clock
from wayhome.reintegration.domain.outcomes import plan
from wayhome.reintegration.domain.ways import Way
from wayhome.web.casework.reintegration.forms import (
    EntryForm,
    choice_field,
    day_field,
    due_field,
    note_field,
)
from wayhome.web.components.widgets import Radios

_NOT_KNOWN = "unknown"


class ContactForm(EntryForm):
    """Which way and when somebody was reached or tried to be."""

    way = choice_field(gettext_lazy("How was contact made or tried?"), Way.choices)
    on = day_field(gettext_lazy("Day"))
    hour = forms.TimeField(
        label=gettext_lazy("Hour"),
        help_text=gettext_lazy("Local time. The rules of safe contact are asked for this hour."),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={
            "required": gettext_lazy("Give the hour, such as 14:30."),
            "invalid": gettext_lazy("Give the hour, such as 14:30."),
        },
    )
    words = note_field(gettext_lazy("Note"))

    def __init__(self, data: Any = None, *, version: int, **given: Any) -> None:
        super().__init__(data, version=version, **given)
        self.initial["hour"] = timezone.localtime(clock.now()).strftime("%H:%M")

    @property
    def at(self) -> datetime:
        """The moment of the contact."""
        hour: time = self.cleaned_data["hour"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], hour))


class ReportForm(ContactForm):
    """What a follow-up found, by measure, and when the next one is."""

    next_on = due_field(
        gettext_lazy("One more follow-up on, beside those planned"), is_required=False
    )

    def __init__(self, data: Any = None, *, version: int, **given: Any) -> None:
        super().__init__(data, version=version, **given)
        for measure in plan().measures:
            numbered = [
                (str(number), f"{number}. {text}")
                for number, text in enumerate(measure.anchors, start=1)
            ]
            self.fields[f"measure_{measure.id}"] = forms.ChoiceField(
                label=measure.label,
                choices=[*numbered, (_NOT_KNOWN, _("Not known"))],
                widget=Radios(divider_before=_NOT_KNOWN),
                error_messages={
                    "required": _("Choose a number, or “Not known”: %(measure)s.")
                    % {"measure": measure.label}
                },
            )
        measures = [f"measure_{each.id}" for each in plan().measures]
        self.order_fields(["way", "on", "hour", *measures, "words", "next_on"])

    @property
    def measured(self) -> dict[str, int | None]:
        """By measure, None where it is not known."""
        given = {each.id: self.cleaned_data[f"measure_{each.id}"] for each in plan().measures}
        return {name: None if said == _NOT_KNOWN else int(said) for name, said in given.items()}


class DueForm(EntryForm):
    """The day of a follow-up."""

    due_on = due_field(gettext_lazy("Due on"))


class TakeUpForm(EntryForm):
    """When the next follow-up is, of whoever is followed again."""

    next_on = due_field(gettext_lazy("Next follow-up on"))
    words = note_field(gettext_lazy("How was the person found, or what did they ask for?"))


class TraffickedForm(EntryForm):
    """When it happened, and the new case if there is one."""

    on = day_field(gettext_lazy("Day on which it happened, or became known"))
    linked_code = forms.CharField(
        label=gettext_lazy("Code of the new case, if there is one"),
        help_text=gettext_lazy("Such as K7Q4-FM2X."),
        required=False,
        max_length=12,
    )
    words = note_field(gettext_lazy("What is known?"))
