"""What stands beside an entry."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.release.models.entry import Entry


class Note(models.Model):
    """The reply of somebody concerned, or a correction of ours; withdrawn, its words are gone.

    `signed` is what the writer wants to be called, empty for our own corrections.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, db_constraint=False, related_name="notes"
    )
    request_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12)
    words = models.TextField()
    signed = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, blank=True)
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Listed with its entry in the order of time."""

        app_label = "release"
        indexes = (
            models.Index(fields=["agency_id", "entry", "published_at"], name="release_note_entry"),
        )
