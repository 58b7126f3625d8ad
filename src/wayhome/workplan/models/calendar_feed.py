"""The secret address under which a calendar program reads when somebody's tasks are due."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id


class CalendarFeed(models.Model):
    """An address as the SHA-256 of its secret; the secret itself is shown once and kept nowhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    user_id = models.UUIDField()
    digest = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """One in use for each person."""

        app_label = "workplan"
        db_table = "workplan_calendar_feed"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "user_id"],
                condition=Q(revoked_at__isnull=True),
                name="workplan_calendar_feed_one",
            ),
        )
