"""A reminder to somebody that a task is due."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.workplan.domain.reminders import ReminderKind
from wayhome.workplan.models.task import Task


class Reminder(models.Model):
    """Once for each person, task, kind and day; it says which task and nothing of what is in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, db_constraint=False, related_name="reminders"
    )
    user_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=ReminderKind)
    day = models.DateField()
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """However often a worker comes round, nobody is reminded of the same thing twice."""

        app_label = "workplan"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "task", "user_id", "kind", "day"],
                name="workplan_reminder_once",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "user_id", "seen_at"], name="workplan_reminder_user"),
            models.Index(fields=["agency_id", "day"], name="workplan_reminder_day"),
        )
