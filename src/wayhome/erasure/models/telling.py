"""That a receiver outside was told of an erasure."""

from django.db import models

from wayhome.erasure.models.erasure import Erasure
from wayhome.kernel.ids import new_id


class Telling(models.Model):
    """Who told a receiver that has no place here, and when. Added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    erasure = models.ForeignKey(
        Erasure, on_delete=models.PROTECT, db_constraint=False, related_name="tellings"
    )
    recipient = models.CharField(max_length=60)
    told_at = models.DateTimeField()
    told_by = models.UUIDField()

    class Meta:
        """Each receiver once."""

        app_label = "erasure"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "erasure", "recipient"], name="erasure_telling_once"
            ),
        )
