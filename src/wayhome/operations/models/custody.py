"""One link of a chain of custody."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.operations.models.evidence import Evidence


class Custody(models.Model):
    """Who handed an item to whom, and when; names stand sealed. Added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, db_constraint=False, related_name="chain"
    )
    number = models.PositiveSmallIntegerField()
    handed_at = models.DateTimeField()
    sealed_words = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """Two people cannot write the same link of the chain."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "evidence", "number"], name="operations_custody_number"
            ),
        )
