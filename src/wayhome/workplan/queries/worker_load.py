"""Who carries what: cases and tasks of each person, beside each other."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min

from wayhome.cases.queries.load import Load, case_load
from wayhome.cases.queries.supervised import Cut, supervised
from wayhome.kernel.actor import Actor
from wayhome.workplan.queries.task_rows import overdue, waiting_tasks, with_hands


@dataclass(frozen=True, slots=True)
class WorkerLoad:
    """What one person carries, or nobody: open cases and the tasks that are theirs to do."""

    user: UUID | None
    cases: int
    cases_overdue: int
    critical: int
    oldest_case_at: datetime | None
    tasks: int
    tasks_overdue: int
    oldest_task_due: date | None


def worker_load(actor: Actor, cut: Cut) -> tuple[WorkerLoad, ...]:
    """Everybody who carries anything in a cut, the heaviest first, in two queries.

    A task belongs to whoever was given it, or else to whoever works on its case. Raises NotFound.
    """
    cases = {load.user: load for load in case_load(actor, cut)}
    tasks = _tasks(actor, cut)
    loads = [_both(user, cases.get(user), tasks.get(user)) for user in {*cases, *tasks}]
    return tuple(sorted(loads, key=lambda each: (-each.cases - each.tasks, str(each.user))))


_Tasks = tuple[int, int, date | None]


def _tasks(actor: Actor, cut: Cut) -> dict[UUID | None, _Tasks]:
    """How many tasks wait for each person, how many are overdue, and the earliest due day."""
    here = supervised(actor, Cut(team=cut.team, risk=cut.risk)).values("id")
    found = with_hands(waiting_tasks(actor).filter(case_id__in=here), actor)
    if cut.person:
        found = found.filter(hand=cut.person)
    rows = (
        found.order_by()
        .values_list("hand")
        .annotate(n=Count("id"), late=Count("id", filter=overdue()), first=Min("due_on"))
    )
    return {user: (count, late, first) for user, count, late, first in rows}


def _both(user: UUID | None, cases: Load | None, tasks: _Tasks | None) -> WorkerLoad:
    count, late, first = tasks or (0, 0, None)
    return WorkerLoad(
        user=user,
        cases=cases.open if cases else 0,
        cases_overdue=cases.overdue if cases else 0,
        critical=cases.critical if cases else 0,
        oldest_case_at=cases.oldest_at if cases else None,
        tasks=count,
        tasks_overdue=late,
        oldest_task_due=first,
    )
