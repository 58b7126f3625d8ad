"""Why a closed case was opened again."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.workflow import ReopenReason
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class Reopening(models.Model):
    """The reason for taking a case up again, with words that are sealed. Added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="reopenings"
    )
    version = models.PositiveIntegerField()
    reason = models.CharField(max_length=30, choices=ReopenReason)
    sealed_words = models.BinaryField(null=True)
    reopened_at = models.DateTimeField()
    reopened_by = models.UUIDField(null=True)

    class Meta:
        """Always a reason, always words."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "version"], name="cases_reopening_version"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=ReopenReason.values), name="cases_reopening_reason"
            ),
            models.CheckConstraint(
                condition=Q(sealed_words__isnull=False), name="cases_reopening_words"
            ),
        )
