"""An entry of the public record."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.release.domain.statuses import EntryStatus


class Entry(models.Model):
    """What a source says, as allow-listed values: the sentence is put together from them.

    `told` holds the fields, `words` the exact words as cited. A withdrawn entry stays with day and
    reason; when its words were removed, so were the title and address of its source.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    fact_id = models.UUIDField()
    recorded_by = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    told = models.JSONField()
    words = models.TextField()
    language = models.CharField(max_length=10, blank=True)
    publisher = models.TextField(blank=True)
    title = models.TextField(blank=True)
    address = models.TextField(blank=True)
    source_on = models.DateField(null=True)
    status = models.CharField(max_length=12)
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=12, blank=True)
    words_removed = models.BooleanField(default=False)

    class Meta:
        """A fact stands in public once; a withdrawn entry says when and why."""

        app_label = "release"
        indexes = (models.Index(fields=["-published_at", "id"], name="release_entry_newest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "fact_id"],
                condition=Q(withdrawn_at__isnull=True),
                name="release_entry_of_fact_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(status=EntryStatus.WITHDRAWN), withdrawn_at__isnull=True, withdrawn_why=""
                )
                | Q(~Q(withdrawn_why=""), status=EntryStatus.WITHDRAWN, withdrawn_at__isnull=False),
                name="release_entry_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=Q(words_removed=False)
                | Q(words="", title="", address="", told={}, withdrawn_at__isnull=False),
                name="release_entry_removed_words_are_gone",
            ),
        )
