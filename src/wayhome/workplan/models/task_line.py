"""One line of a task's history."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.workplan.domain.task_states import TaskEvent
from wayhome.workplan.models.task import Task


class TaskLine(models.Model):
    """Who did what with a task, and when. Added, never changed.

    `version` is the task's after it; `code` the reason of a drop; `subject_id` whoever was given it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    task = models.ForeignKey(
        Task, on_delete=models.PROTECT, db_constraint=False, related_name="lines"
    )
    event = models.CharField(max_length=10, choices=TaskEvent)
    code = models.CharField(max_length=20, blank=True)
    subject_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Read with the task."""

        app_label = "workplan"
        db_table = "workplan_task_line"
        indexes = (models.Index(fields=["agency_id", "task", "version"], name="workplan_line"),)
