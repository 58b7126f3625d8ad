"""Something to be done on a case."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.workplan.domain.task_states import DropReason, TaskState
from wayhome.workplan.domain.titles import TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.models.plan import Plan


class Task(models.Model):
    """What is to be done, by whom, by when; where it stands. Own words are sealed with the case's key.

    `title` is a code; empty when `sealed_title` says it in somebody's own words, or `agency_words` in
    those of the agency's template, which name nobody. `due_on` is a day of the office's time zone
    and `due_at` a moment of that day. `version` is 1 until somebody touches the task.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=TaskKind)
    title = models.CharField(max_length=30, choices=TaskTitle, blank=True)
    agency_words = models.CharField(max_length=120, blank=True)
    sealed_title = models.BinaryField(null=True)
    sealed_note = models.BinaryField(null=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    priority = models.PositiveSmallIntegerField(choices=TaskPriority)
    position = models.PositiveIntegerField()
    assignee_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    drop_reason = models.CharField(max_length=20, choices=DropReason, blank=True)
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, db_constraint=False, related_name="tasks", null=True
    )
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        """A task that was dropped says why, and only that; one that ended says when."""

        app_label = "workplan"
        constraints = (
            models.CheckConstraint(
                condition=Q(state=TaskState.DROPPED) ^ Q(drop_reason=""),
                name="workplan_task_drop_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[TaskState.DONE, TaskState.DROPPED], ended_at__isnull=False)
                | Q(state__in=[TaskState.OPEN, TaskState.TAKEN], ended_at__isnull=True),
                name="workplan_task_ended_pair",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case_id", "position"], name="workplan_task_case"),
            models.Index(fields=["agency_id", "state", "due_on"], name="workplan_task_due"),
            models.Index(fields=["agency_id", "assignee_id", "state"], name="workplan_task_owner"),
            models.Index(fields=["agency_id", "team_id", "state"], name="workplan_task_team"),
        )
