"""That a text was read for facts, and how far the reader came."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.record.models.source import TextVersion


class TextReading(models.Model):
    """One reading of a text version; `outcome` is a code of `domain.outcomes`.

    `published_on` is the day that dates were resolved from, `new` how many proposals were new.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="readings"
    )
    outcome = models.CharField(max_length=16)
    read_with = models.CharField(max_length=32)
    published_on = models.DateField(null=True)
    new = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField()

    class Meta:
        """The last one of a text tells where it stands."""

        app_label = "record"
        db_table = "record_text_reading"
