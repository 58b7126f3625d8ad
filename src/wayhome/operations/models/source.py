"""Who told of an operation's site: an identity that only named people can open."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.operations.models.operation import Operation


class Source(models.Model):
    """A source of an operation, sealed to people.

    The identity is sealed with a key that the key store does not hold: it stands only in
    `CircleKey`, once for each named person, wrapped to that person's public key. What is sealed so is
    sealed once more with the operation's key, so that destroying that one erases it too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="sources"
    )
    number = models.PositiveSmallIntegerField()
    sealed_identity = models.BinaryField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)

    class Meta:
        """Numbers are unique inside an operation."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "number"], name="operations_source_number"
            ),
        )
