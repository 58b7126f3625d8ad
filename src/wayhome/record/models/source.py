"""A source as it was received, and the texts read from it."""

from django.db import models

from wayhome.kernel.ids import new_id


class Source(models.Model):
    """The original bytes with their SHA-256, and what is known of them.

    `published_on` is the day that the last telling of it gives (`Publication`), never that on which a
    file was made; `publisher` is as it was corrected last; nothing else is ever changed. `entry` is what
    an entry of a feed is known by, else empty.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    sha256 = models.BinaryField()
    content = models.BinaryField()
    media_type = models.CharField(max_length=60)
    title = models.TextField(blank=True)
    publisher = models.TextField(blank=True)
    published_on = models.DateField(null=True)
    language = models.CharField(max_length=10, blank=True)
    url = models.TextField(blank=True)
    entry = models.TextField(blank=True, default="")
    added_by = models.UUIDField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        """The same bytes, and the same entry of a feed, stand once in an agency's record."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "sha256"], name="record_source_once"),
            models.UniqueConstraint(
                fields=["agency_id", "entry"],
                condition=~models.Q(entry=""),
                name="record_source_entry_once",
            ),
        )


class TextVersion(models.Model):
    """The text read from a source, numbered; a better reader adds a version, never changes one.

    `blocks` are its paragraphs as `[start, end, label]`; NULL where the reader of today tells them
    apart. `why` is what the version came of (`domain.versions`), `reader` which reader read it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, db_constraint=False, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    blocks = models.JSONField(null=True)
    why = models.CharField(max_length=12, default="added")
    reader = models.CharField(max_length=32, blank=True, default="")
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Numbers count from 1 in each source."""

        app_label = "record"
        db_table = "record_text_version"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "source", "number"], name="record_text_version_number"
            ),
        )
