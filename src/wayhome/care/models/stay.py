"""A stay in a shelter."""

from django.db import models
from django.db.models import F, Q

from wayhome.care.domain.stays import LeaveReason, StayState
from wayhome.care.models.provider import Provider
from wayhome.kernel.ids import new_id


class Stay(models.Model):
    """A bed for one person, from the day of arrival to the day of leaving, which is no night."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, db_constraint=False, related_name="stays"
    )
    state = models.CharField(max_length=10, choices=StayState, default=StayState.BOOKED)
    arrives_on = models.DateField()
    leaves_on = models.DateField(null=True)
    left_for = models.CharField(max_length=20, choices=LeaveReason, blank=True)
    booked_at = models.DateTimeField()
    booked_by = models.UUIDField(null=True)

    class Meta:
        """Nobody leaves before arriving; one bed for a person at a time; who left says for what."""

        app_label = "care"
        constraints = (
            models.CheckConstraint(
                condition=Q(leaves_on__isnull=True) | Q(leaves_on__gte=F("arrives_on")),
                name="care_stay_days",
            ),
            models.CheckConstraint(
                condition=~Q(state=StayState.OUT)
                | (Q(leaves_on__isnull=False) & Q(left_for__in=LeaveReason.values)),
                name="care_stay_left",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "case_id", "complaint_id"],
                condition=Q(state=StayState.IN),
                name="care_stay_one_bed",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case_id"], name="care_stay_case"),
            models.Index(fields=["agency_id", "provider", "state"], name="care_stay_provider"),
        )
