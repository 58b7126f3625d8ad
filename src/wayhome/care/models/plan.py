"""A care plan with its objectives and actions, and what happened to each action."""

from django.db import models
from django.db.models import Q

from wayhome.care.domain.plans import ActionState, DropReason, PlanEnd, PlanState
from wayhome.care.domain.services import ServiceKind
from wayhome.kernel.ids import new_id


class Plan(models.Model):
    """The plan for one person of a case; one at a time is followed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=20, choices=PlanEnd, blank=True)

    class Meta:
        """An ended plan has a moment and a reason."""

        app_label = "care"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case_id", "complaint_id"],
                condition=Q(state=PlanState.OPEN),
                name="care_plan_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.OPEN, closed_at__isnull=True, end="")
                | Q(state=PlanState.CLOSED, closed_at__isnull=False, end__in=PlanEnd.values),
                name="care_plan_end",
            ),
        )


class Objective(models.Model):
    """What is to be reached, sealed; added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, db_constraint=False, related_name="objectives"
    )
    kind = models.CharField(max_length=30, choices=ServiceKind)
    sealed_text = models.BinaryField(null=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)

    class Meta:
        """Read with the plan."""

        app_label = "care"
        indexes = (models.Index(fields=["agency_id", "plan"], name="care_objective_plan"),)


class PlanAction(models.Model):
    """Something to be done for an objective: by whom, until when, and where it stands."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, db_constraint=False, related_name="actions"
    )
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, db_constraint=False, related_name="actions"
    )
    kind = models.CharField(max_length=30, choices=ServiceKind)
    responsible_id = models.UUIDField(null=True)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.PROPOSED)
    drop_reason = models.CharField(max_length=20, choices=DropReason, blank=True)
    sealed_text = models.BinaryField(null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField(null=True)

    class Meta:
        """A dropped action says why, and no other does."""

        app_label = "care"
        db_table = "care_action"
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ActionState.DROPPED, drop_reason__in=DropReason.values)
                | (~Q(state=ActionState.DROPPED) & Q(drop_reason="")),
                name="care_action_drop",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "plan"], name="care_action_plan"),
            models.Index(fields=["agency_id", "state", "due_on"], name="care_action_due"),
        )
