"""The period that a report is about: chosen, remembered, or the last full month."""

from datetime import date, timedelta

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel import clock
from wayhome.kernel.period import Period

_REMEMBERED = "report_period"
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def day_input() -> forms.DateInput:
    """A day, with the browser's own calendar where it has one."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """Two days, both included."""

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

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing

    def clean(self) -> None:
        """The last day does not come before the first, and both are of our time."""
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        for name, day in (("starts", starts), ("ends", ends)):
            if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
                self.add_error(name, _("Give a day between 1990 and 2100."))
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day comes before the first. Change one of them."))

    @property
    def period(self) -> Period:
        """The period of a valid form."""
        return Period(self.cleaned_data["starts"], self.cleaned_data["ends"])


def period_form(request: HttpRequest) -> PeriodForm:
    """What was asked for; else what was asked for last; else the last full month."""
    if "starts" in request.GET or "ends" in request.GET:
        return PeriodForm(request.GET)
    remembered = request.session.get(_REMEMBERED)
    form = PeriodForm(remembered) if isinstance(remembered, dict) else None
    return form if form is not None and form.is_valid() else _form_of(last_month())


def remember(request: HttpRequest, period: Period) -> None:
    """Keep the period for the next visit in this session."""
    request.session[_REMEMBERED] = in_address(period)


def in_address(period: Period) -> dict[str, str]:
    """The period as it stands in an address."""
    return {"starts": period.starts_on.isoformat(), "ends": period.ends_on.isoformat()}


def last_month() -> Period:
    """The last calendar month that is over, in the time of the instance."""
    today: date = timezone.localtime(clock.now()).date()
    last = today.replace(day=1) - timedelta(days=1)
    return Period.month(last.year, last.month)


def _form_of(period: Period) -> PeriodForm:
    """A form that already holds a period."""
    return PeriodForm(in_address(period))
