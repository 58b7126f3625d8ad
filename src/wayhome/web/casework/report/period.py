"""The period that a report is about: chosen, remembered, or the last full month."""

from datetime import timedelta

from django.http import HttpRequest

from wayhome.kernel import clock
from wayhome.kernel.period import Period
from wayhome.web.casework.days import DaysForm

_REMEMBERED = "report_period"


class PeriodForm(DaysForm):
    """Two days, both asked for."""

    def __init__(self, data: object = None) -> None:
        super().__init__(data, are_required=True)

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
    today = clock.local_today()
    last = today.replace(day=1) - timedelta(days=1)
    return Period.month(last.year, last.month)


def _form_of(period: Period) -> PeriodForm:
    """A form that already holds a period."""
    return PeriodForm(in_address(period))
