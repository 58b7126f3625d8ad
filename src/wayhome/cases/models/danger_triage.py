"""Answers to the danger questions."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class DangerTriage(models.Model):
    """What was answered to one version of the danger questions, about a case or a new complaint.

    Added, never changed; the last of a case holds. `answers` is `{question id: "yes" | "no" |
    "unknown" | "refused"}`, codes only. A case that is opened on a complaint takes its answers over
    in a line of its own, which keeps `complaint_id`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField(null=True)
    case = models.ForeignKey(
        Case,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="danger_triages",
    )
    questions_version = models.CharField(max_length=20)
    answers = models.JSONField()
    urgency = models.CharField(max_length=10, choices=Urgency)
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)

    class Meta:
        """About something, always."""

        app_label = "cases"
        db_table = "cases_danger_triage"
        constraints = (
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(complaint_id__isnull=False),
                name="cases_danger_triage_about",
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=Urgency.values), name="cases_danger_triage_urgency"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case", "answered_at"], name="cases_danger_of_case"),
            models.Index(
                fields=["agency_id", "complaint_id", "answered_at"],
                name="cases_danger_of_complaint",
            ),
        )
