"""One line of an operation's history."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models.operation import Operation


class Event(models.Model):
    """Something that happened to an operation: who, what, when. Added, never changed.

    `version` is that of the operation after it; `code` the state of a person or the like;
    `subject_id` the user, case, place, person or item that the line is about.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="events"
    )
    event = models.CharField(max_length=12, choices=OperationEvent)
    code = models.CharField(max_length=20, blank=True)
    subject_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Read by operation, in the order of time."""

        app_label = "operations"
        indexes = (models.Index(fields=["agency_id", "operation", "at"], name="operations_events"),)
