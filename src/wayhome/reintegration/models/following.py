"""Following one person after the return."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.reintegration.domain.following import FollowState


class Following(models.Model):
    """Where the reintegration of a person stands, and since which day they are followed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    state = models.CharField(max_length=20, choices=FollowState, default=FollowState.FOLLOWED)
    began_on = models.DateField()

    class Meta:
        """A person of a case is followed in one line."""

        app_label = "reintegration"
        db_table = "reintegration_following"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case_id", "complaint_id"], name="reintegration_following_one"
            ),
        )
