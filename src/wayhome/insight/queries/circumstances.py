"""What the register can tell of a claim that differs from its own count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from wayhome.cases.queries.traced import concluded_after
from wayhome.insight.domain.circumstances import Circumstances
from wayhome.insight.domain.fitting import counts_same
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.intake.queries.counts import complaint_ids, total
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.people.queries.mentions import mentions
from wayhome.record.queries.figures import MarkedFigure

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is the same for every claim of a period: its complaints, their edges and persons."""

    period: Period
    complaints: Collection[UUID]
    on_edges: int
    persons: int


def counted(actor: Actor, period: Period) -> Counted:
    """Count once for all claims of a period. Raises NotFound, for partners too."""
    complaints = complaint_ids(actor, period)
    return Counted(period, complaints, _on_edges(actor, period), _persons(actor, complaints))


def circumstances(
    actor: Actor, around: Counted, *, claim: MarkedFigure, indicator: IndicatorCode
) -> Circumstances:
    """Counts of the register around a claim of a period. Raises NotFound, for partners too."""
    published, period = claim.published_on, around.period
    today = clock.local_today()
    found_later = 0
    if published:
        evening = Period(published, published).ends_before()
        found_later = concluded_after(actor, around.complaints, evening)
    return Circumstances(
        published_on=published,
        came_later=_between(actor, published and published + _ONE_DAY, period.ends_on, of=period),
        came_next=_between(actor, period.ends_on + _ONE_DAY, published),
        on_edges=around.on_edges,
        persons=around.persons,
        found_later=found_later,
        still_runs=today <= period.ends_on,
        unit="" if counts_same(claim.unit, indicator) else claim.unit,
    )


def _between(
    actor: Actor, first: date | None, last: date | None, *, of: Period | None = None
) -> int:
    """Complaints lodged from one day to another, within a period where one is given."""
    if first is None or last is None:
        return 0
    if of is not None:
        first = max(first, of.starts_on)
    return total(actor, Period(first, last)) if first <= last else 0


def _on_edges(actor: Actor, period: Period) -> int:
    """Complaints lodged on the first and on the last day."""
    days = {period.starts_on, period.ends_on}
    return sum(total(actor, Period(day, day)) for day in days)


def _persons(actor: Actor, complaints: Collection[UUID]) -> int:
    """The persons these complaints are about; 0 while not all of them are in the register."""
    if not complaints:
        return 0
    found = mentions(actor, complaints=complaints)
    if len({each.complaint for each in found}) < len(complaints):
        return 0
    return len({each.cluster for each in found})
