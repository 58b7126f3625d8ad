"""How many cases were opened and closed week by week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils import timezone

from wayhome.cases.domain.steps import StepKind
from wayhome.cases.models import Step
from wayhome.cases.queries.supervised import Cut, supervised
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday, by the calendar of the office. A case opened again counts once."""

    starts_on: date
    opened: int
    closed: int


def turnover(actor: Actor, cut: Cut) -> tuple[Week, ...]:
    """The last twelve weeks, the present one last, in one query. Raises NotFound."""
    here = timezone.get_default_timezone()
    today = clock.local_today()
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    first = timezone.make_aware(datetime.combine(weeks[0], time.min), here)
    rows = (
        Step.objects.filter(
            agency_id=actor.agency,
            case__in=supervised(actor, cut),
            kind__in=(StepKind.OPENED, StepKind.CLOSED),
            at__gte=first,
        )
        .annotate(week=TruncWeek("at", tzinfo=here))
        .values_list("week", "kind")
        .annotate(n=Count("*"))
        .order_by("week")
    )
    counts = {(week.date(), kind): count for week, kind, count in rows}
    return tuple(
        Week(
            starts_on=each,
            opened=counts.get((each, StepKind.OPENED.value), 0),
            closed=counts.get((each, StepKind.CLOSED.value), 0),
        )
        for each in weeks
    )
