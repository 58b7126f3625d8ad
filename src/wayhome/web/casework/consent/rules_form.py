"""The form for how somebody may be reached safely."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.consent.domain.contact import ALWAYS, ContactWay, Window
from wayhome.consent.domain.new_rules import NewRules
from wayhome.consent.queries.lodger_word import LodgerWord
from wayhome.kernel.texts import NAME_LIMIT
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios

_LONGEST_NOTE = 2_000
_YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
_ZONES = (
    "Africa/Addis_Ababa",
    "Africa/Nairobi",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Bangkok",
    "Asia/Colombo",
    "Asia/Dhaka",
    "Asia/Ho_Chi_Minh",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Kuala_Lumpur",
    "Asia/Manila",
    "Asia/Phnom_Penh",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Tashkent",
    "Asia/Tokyo",
    "Asia/Ulaanbaatar",
    "Asia/Vientiane",
    "Asia/Yangon",
    "Europe/Istanbul",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Paris",
)


class RulesForm(forms.Form):
    """Whether, how and when; whatever is sealed is written anew with each new rule."""

    is_safe = forms.ChoiceField(
        label=gettext_lazy("Is it safe to reach them?"),
        choices=_YES_NO,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say whether it is safe to reach them.")},
    )
    ways = forms.MultipleChoiceField(
        label=gettext_lazy("In which ways"),
        help_text=gettext_lazy("Only those they agreed to."),
        required=False,
        choices=ContactWay.choices,
        widget=Checkboxes(),
    )
    hours = forms.ChoiceField(
        label=gettext_lazy("When"),
        required=False,
        choices=[
            ("always", gettext_lazy("At any hour")),
            ("windows", gettext_lazy("Only at the hours below")),
        ],
        widget=Radios(),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("In the time of"),
        choices=sorted({(zone, zone) for zone in (*_ZONES, settings.TIME_ZONE)}),
        initial=settings.TIME_ZONE,
    )
    may_say_who = forms.ChoiceField(
        label=gettext_lazy("May we say who we are?"),
        choices=_YES_NO,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say whether we may say who we are.")},
    )
    who = forms.CharField(
        label=gettext_lazy("Who may answer"),
        help_text=gettext_lazy("Sealed."),
        required=False,
        max_length=NAME_LIMIT,
    )
    code_word = forms.CharField(
        label=gettext_lazy("Code word"),
        help_text=gettext_lazy("To know each other by. Sealed."),
        required=False,
        max_length=NAME_LIMIT,
    )
    note = forms.CharField(
        label=gettext_lazy("What else to mind"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        required=False,
        widget=CountedText(_LONGEST_NOTE, rows=3),
        max_length=_LONGEST_NOTE,
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        for day, name in WEEKDAYS.items():
            for edge, label in (("from", _("%(day)s, from")), ("to", _("%(day)s, to"))):
                self.fields[f"{edge}_{day}"] = forms.TimeField(
                    label=label % {"day": name},
                    required=False,
                    widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
                    error_messages={"invalid": gettext_lazy("Give an hour, such as 18:30.")},
                )

    @property
    def days(self) -> Sequence[tuple[forms.BoundField, forms.BoundField]]:
        """From and to for each day of the week."""
        return [(self[f"from_{day}"], self[f"to_{day}"]) for day in WEEKDAYS]

    def clean(self) -> None:
        """A day has both hours or none."""
        super().clean()
        for day in WEEKDAYS:
            begins, ends = self.cleaned_data.get(f"from_{day}"), self.cleaned_data.get(f"to_{day}")
            if (begins is None) != (ends is None) and not self.errors.keys() & {
                f"from_{day}",
                f"to_{day}",
            }:
                self.add_error(f"from_{day}", _("Give both hours of the day, or neither."))

    @property
    def rules(self) -> NewRules:
        """The rules as a valid form tells them."""
        given = self.cleaned_data
        windows = ALWAYS if given["hours"] == "always" else ()
        if given["hours"] == "windows":
            windows = tuple(
                Window(day, _minutes(given[f"from_{day}"]), _minutes(given[f"to_{day}"]))
                for day in WEEKDAYS
                if given[f"from_{day}"] is not None
            )
        return NewRules(
            is_safe=given["is_safe"] == "yes",
            ways=frozenset(map(ContactWay, given["ways"])),
            windows=windows,
            time_zone=given["time_zone"],
            may_say_who=given["may_say_who"] == "yes",
            who=given["who"],
            code_word=given["code_word"],
            note=given["note"],
        )


def begun_with(word: LodgerWord) -> dict[str, Any]:
    """What the lodger said, as a beginning; hours in their own words stay for a person to read."""
    yes_no = {True: "yes", False: "no", None: ""}
    is_safe = False if word.agrees is False else word.is_safe
    return {
        "is_safe": yes_no[is_safe],
        "ways": sorted(word.ways if is_safe else word.ways & {ContactWay.RECEIPT}),
        "may_say_who": yes_no[word.may_say_who],
        "who": word.who,
        "note": word.when,
    }


def _minutes(at: time) -> int:
    """Minutes from midnight."""
    return at.hour * 60 + at.minute
