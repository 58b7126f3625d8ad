"""A claim for compensation of one person."""

from django.db import models
from django.db.models import Q

from wayhome.justice.domain.compensation import CompensationState
from wayhome.kernel.ids import new_id


class Compensation(models.Model):
    """Where a claim stands; `state` is what its lines add up to, and is written with them.

    `complaint_id` tells for whom: the person of the case of whom that complaint tells.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    state = models.CharField(max_length=12, choices=CompensationState)
    opened_at = models.DateTimeField()

    class Meta:
        """Found by case."""

        app_label = "justice"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=CompensationState.values), name="justice_compensation_state"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="justice_compensation_case"),)
