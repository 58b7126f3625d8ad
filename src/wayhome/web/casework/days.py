"""Days that a page is about or a list is narrowed to."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel import clock
from wayhome.kernel.period import Period

_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)
_PLANNED_AHEAD = timedelta(days=5 * 366)


def day_input() -> forms.DateInput:
    """A day, with the browser's own calendar where it has one."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def check_near(day: date) -> None:
    """Refuse a day so far ahead that its year was mistyped: what is due then is never overdue."""
    if day > clock.local_today() + _PLANNED_AHEAD:
        raise ValidationError(_("This day is years ahead. Check the year."), code="far")


class DaysForm(forms.Form):
    """Two days, both included; either may be left open unless both are asked for."""

    starts = forms.DateField(
        label=gettext_lazy("First day"),
        widget=day_input(),
        error_messages={
            "required": gettext_lazy("Give the first day."),
            "invalid": gettext_lazy("Write the first day like 2022-08-18."),
        },
    )
    ends = forms.DateField(
        label=gettext_lazy("Last day, included"),
        widget=day_input(),
        error_messages={
            "required": gettext_lazy("Give the last day."),
            "invalid": gettext_lazy("Write the last day like 2022-09-18."),
        },
    )

    def __init__(self, data: Any = None, *, are_required: bool = False) -> None:
        super().__init__(data, label_suffix="")
        for name in ("starts", "ends"):
            self.fields[name].required = are_required

    def clean(self) -> None:
        """The last day does not come before the first, and both are of our time."""
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        for name, day in (("starts", starts), ("ends", ends)):
            if day and not _EARLIEST <= day <= _LATEST:
                self.add_error(name, _("Give a day between 1990 and 2100."))
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day comes before the first. Change one of them."))

    @property
    def days(self) -> Period | None:
        """The days of a valid form; None when both are left open."""
        starts, ends = self.cleaned_data["starts"], self.cleaned_data["ends"]
        return Period(starts or _EARLIEST, ends or _LATEST) if starts or ends else None

    @property
    def in_address(self) -> Mapping[str, str]:
        """The form as it stands in an address; what cannot be read is left out."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
