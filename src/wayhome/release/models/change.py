"""Something that happened to an entry."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.release.models.entry import Entry


class Change(models.Model):
    """One line of an entry's history; numbers count from 1, nothing is ever changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, db_constraint=False, related_name="changes"
    )
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        """Two changes at once have two numbers."""

        app_label = "release"
        indexes = (models.Index(fields=["-at", "id"], name="release_change_newest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "entry", "number"], name="release_change_number"
            ),
        )
