"""A case: the unit of work on one person or several."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CaseState
from wayhome.kernel.ids import new_id


class Case(models.Model):
    """Where the work stands: stage, risk, owner, next step. Everything here is operational.

    `erased_at` is when everything sealed of it was destroyed; what stands here stays.
    `version` grows with every change, so that two people who edit at once find out. Notes, reasons
    and whatever else names anybody are sealed with the key `key_id` in tables of their own.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    code = models.CharField(max_length=9)
    key_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.OPEN)
    stage = models.CharField(max_length=30, choices=Milestone)
    risk = models.CharField(max_length=10, choices=Risk)
    assignee_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    next_step = models.CharField(max_length=30, choices=NextStep)
    due_on = models.DateField(null=True)
    urgency = models.CharField(max_length=10, choices=Urgency, blank=True)
    danger = models.CharField(max_length=10, choices=DangerState, default=DangerState.CALM)
    danger_round = models.PositiveSmallIntegerField(default=0)
    danger_due_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Codes are unique inside an agency; a closed case has a moment of closing, an erased one is closed."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="cases_case_code"),
            models.CheckConstraint(
                condition=Q(state=CaseState.CLOSED, closed_at__isnull=False)
                | Q(state=CaseState.OPEN, closed_at__isnull=True),
                name="cases_case_closed_pair",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(state=CaseState.CLOSED),
                name="cases_case_erased_closed",
            ),
            models.CheckConstraint(condition=Q(risk__in=Risk.values), name="cases_case_risk"),
            models.CheckConstraint(
                condition=Q(danger__in=DangerState.values), name="cases_case_danger"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Milestone.values), name="cases_case_stage"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state", "opened_at"], name="cases_case_queue"),
            models.Index(fields=["agency_id", "assignee_id", "state"], name="cases_case_owner"),
            models.Index(fields=["agency_id", "team_id", "state"], name="cases_case_team"),
            models.Index(
                fields=["agency_id", "danger_due_at"],
                condition=Q(danger_due_at__isnull=False),
                name="cases_case_danger_due",
            ),
        )
