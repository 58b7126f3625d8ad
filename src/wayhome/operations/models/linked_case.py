"""The cases that an operation is for."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.operations.models.operation import Operation


class LinkedCase(models.Model):
    """A case linked to an operation; taken off again, the row stays."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="cases"
    )
    case_id = models.UUIDField()
    linked_at = models.DateTimeField()
    linked_by = models.UUIDField(null=True)
    unlinked_at = models.DateTimeField(null=True)

    class Meta:
        """A case is linked once at a time."""

        app_label = "operations"
        db_table = "operations_linked_case"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "case_id"],
                condition=Q(unlinked_at__isnull=True),
                name="operations_case_once",
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="operations_of_case"),)
