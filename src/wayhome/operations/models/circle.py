"""The key of a source, wrapped to one of the people who may know it."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.operations.models.source import Source


class CircleKey(models.Model):
    """One person of the circle around a source; `user_key` is the public key that it is wrapped to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, db_constraint=False, related_name="circle"
    )
    user_id = models.UUIDField()
    user_key = models.UUIDField()
    sealed_key = models.BinaryField(null=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """One row for each person and key."""

        app_label = "operations"
        db_table = "operations_circle_key"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "source", "user_key"], name="operations_circle_once"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "user_id"], name="operations_circle_of"),)
