"""A day on which a person is to be followed up."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.reintegration.models.following import Following


class FollowUp(models.Model):
    """A follow-up that is due, was done on a day, or was dropped from the schedule."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    following = models.ForeignKey(
        Following, on_delete=models.PROTECT, db_constraint=False, related_name="follow_ups"
    )
    due_on = models.DateField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        """Done or dropped, not both."""

        app_label = "reintegration"
        db_table = "reintegration_follow_up"
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(is_dropped=False),
                name="reintegration_follow_up_end",
            ),
        )
        indexes = (
            models.Index(
                fields=["agency_id", "due_on"],
                condition=Q(done_on__isnull=True, is_dropped=False),
                name="reintegration_follow_up_due",
            ),
            models.Index(fields=["agency_id", "following"], name="reintegration_follow_up_of"),
        )
