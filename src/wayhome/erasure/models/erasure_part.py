"""A part of what is erased that was destroyed."""

from django.db import models

from wayhome.erasure.domain.parts import Part
from wayhome.erasure.models.erasure import Erasure
from wayhome.kernel.ids import new_id


class ErasurePart(models.Model):
    """What one room destroyed, as counts, and when. Added once, so that a job goes on where it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    erasure = models.ForeignKey(
        Erasure, on_delete=models.PROTECT, db_constraint=False, related_name="parts"
    )
    part = models.CharField(max_length=12, choices=Part)
    keys = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    destroyed_at = models.DateTimeField()

    class Meta:
        """Once for each part."""

        app_label = "erasure"
        db_table = "erasure_part"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "erasure", "part"], name="erasure_part_once"
            ),
        )
