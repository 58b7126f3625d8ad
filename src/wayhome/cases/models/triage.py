"""What was decided about a complaint."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.triage import Decision, SetAsideReason
from wayhome.kernel.ids import new_id


class Triage(models.Model):
    """Decision `number` about one complaint, from 1. Added, never changed; the last one holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=20, choices=Decision)
    reason = models.CharField(max_length=30, blank=True)
    case_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)

    class Meta:
        """A reason exactly when it was set aside; a case exactly when one is meant."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "complaint_id", "number"], name="cases_triage_number"
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.SET_ASIDE, reason__in=SetAsideReason.values)
                | (~Q(decision=Decision.SET_ASIDE) & Q(reason="")),
                name="cases_triage_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    decision__in=[Decision.OPEN_CASE, Decision.ATTACH, Decision.DETACH],
                    case_id__isnull=False,
                )
                | Q(decision__in=[Decision.SET_ASIDE, Decision.RESTORE], case_id__isnull=True),
                name="cases_triage_case",
            ),
        )
