"""A passage: the exact words in a text version."""

from django.db import models
from django.db.models.functions import Length

from wayhome.kernel.ids import new_id
from wayhome.record.models.source import TextVersion


class Passage(models.Model):
    """Code points `start` to `end` (exclusive), the words there, and 32 characters around them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="passages"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)

    class Meta:
        """A passage has words, as many as its span says; `rows` holds them to those of the text."""

        app_label = "record"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="record_passage_has_words"
            ),
            models.CheckConstraint(
                condition=models.Q(end=models.F("start") + Length("exact")),
                name="record_passage_as_long_as_its_words",
            ),
        )
