"""Answers to the non-punishment checklist."""

from django.db import models
from django.db.models import Q

from wayhome.justice.domain.non_punishment import Recommendation
from wayhome.kernel.ids import new_id


class ChecklistAnswers(models.Model):
    """One round of answers about somebody accused of what they may have been forced to do.

    About a person of the case (`complaint_id`) or an alleged person (`alleged_id`), never both. With
    the version of the checklist and what it recommended then; nothing is decided by it. Never changed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField(null=True)
    alleged_id = models.UUIDField(null=True)
    checklist_version = models.CharField(max_length=20)
    accused_of = models.JSONField()
    answers = models.JSONField()
    recommendation = models.CharField(max_length=15, choices=Recommendation)
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)

    class Meta:
        """About exactly one person."""

        app_label = "justice"
        db_table = "justice_checklist_answers"
        constraints = (
            models.CheckConstraint(
                condition=Q(complaint_id__isnull=True, alleged_id__isnull=False)
                | Q(complaint_id__isnull=False, alleged_id__isnull=True),
                name="justice_checklist_about_one",
            ),
        )
        indexes = (
            models.Index(
                fields=["agency_id", "case_id", "answered_at"], name="justice_checklist_case"
            ),
        )
