"""What somebody is reminded of and has not seen yet."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from wayhome.kernel.actor import Actor
from wayhome.workplan.domain.reminders import ReminderKind
from wayhome.workplan.models import Reminder
from wayhome.workplan.queries.my_work import Whose, own_tasks


@dataclass(frozen=True, slots=True)
class Reminders:
    """How many tasks somebody is reminded of, by why; each task once, by its latest reminder."""

    soon: int
    due: int
    overdue: int
    given: int = 0

    @property
    def tasks(self) -> int:
        """All of them."""
        return self.soon + self.due + self.overdue + self.given


def reminders(actor: Actor) -> Reminders:
    """Reminders of tasks that still wait for the actor. Raises NotFound."""
    counts = dict.fromkeys(ReminderKind, 0)
    latest = dict(_unseen(actor).order_by("day", "made_at").values_list("task_id", "kind"))
    for kind in latest.values():
        counts[ReminderKind(kind)] += 1
    return Reminders(
        soon=counts[ReminderKind.SOON],
        due=counts[ReminderKind.DUE],
        overdue=counts[ReminderKind.OVERDUE],
        given=counts[ReminderKind.GIVEN],
    )


def reminder_count(actor: Actor) -> int:
    """How many tasks the actor is reminded of, in one query. Raises NotFound."""
    found: int = _unseen(actor).aggregate(n=Count("task_id", distinct=True))["n"]
    return found


def _unseen(actor: Actor) -> QuerySet[Reminder]:
    """What was not seen, of tasks that wait and are still the actor's or their teams'."""
    if actor.user is None:
        return Reminder.objects.none()
    return Reminder.objects.filter(
        agency_id=actor.agency,
        user_id=actor.user,
        seen_at__isnull=True,
        task__in=own_tasks(actor, Whose.BOTH).values("id"),
    )
