"""Who is named on an operation, and so knows of it."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.operations.models.operation import Operation


class Member(models.Model):
    """Somebody named on an operation; taken off again, the row stays and tells since when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="members"
    )
    user_id = models.UUIDField()
    named_at = models.DateTimeField()
    named_by = models.UUIDField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody is named twice at a time."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "user_id"],
                condition=Q(left_at__isnull=True),
                name="operations_member_once",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "user_id", "left_at"], name="operations_member_of"),
        )
