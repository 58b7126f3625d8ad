"""Work of this room that happens after the answer."""

from datetime import date
from uuid import UUID

from wayhome.insight.actions.make_progress_report import make_progress_report
from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period


@job("insight.make_report")
def make_report(*, by: Actor, **ids: str) -> None:
    """Make the report of a period, `starts` to `ends`, under an `agreement`."""
    period = Period(date.fromisoformat(ids["starts"]), date.fromisoformat(ids["ends"]))
    make_progress_report(agreement=UUID(ids["agreement"]), period=period, by=by)
