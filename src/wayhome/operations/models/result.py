"""What an operation came to."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.operations.domain.result import ResultOutcome
from wayhome.operations.models.operation import Operation


class Result(models.Model):
    """An outcome with its numbers, and words beside them, sealed.

    Added, never changed: one with a higher `number` supersedes the one before. `arrested` is a
    number alone; who was arrested is told elsewhere.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="results"
    )
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=ResultOutcome)
    found = models.PositiveIntegerField()
    children = models.PositiveIntegerField()
    freed = models.PositiveIntegerField()
    arrested = models.PositiveIntegerField()
    sealed_words = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """No more children or freed than found."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "number"], name="operations_result_number"
            ),
            models.CheckConstraint(
                condition=Q(children__lte=F("found"), freed__lte=F("found")),
                name="operations_result_counts",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=ResultOutcome.values), name="operations_result_outcome"
            ),
        )
