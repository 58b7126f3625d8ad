"""One entry of a list."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id


class Entry(models.Model):
    """A listing as it stood from one version to another; the words are public and never change.

    `until_number` is empty while the newest version has it. A listing that changed is a new row, so
    that an earlier screening can still be explained.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    list = models.ForeignKey(
        "screening.SanctionsList",
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="listed",
    )
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    digest = models.BinaryField()
    content = models.JSONField()
    since_number = models.PositiveIntegerField()
    until_number = models.PositiveIntegerField(null=True)

    class Meta:
        """One row of a listing is in force at a time."""

        app_label = "screening"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "list", "key", "since_number"], name="screening_entry_since"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "list", "key"],
                condition=Q(until_number__isnull=True),
                name="screening_entry_current",
            ),
            models.CheckConstraint(
                condition=Q(until_number__isnull=True) | Q(until_number__gte=F("since_number")),
                name="screening_entry_span",
            ),
        )
