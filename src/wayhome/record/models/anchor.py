"""Where a passage stands in a newer text of its source."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.record.models.passage import Passage
from wayhome.record.models.source import TextVersion


class Anchor(models.Model):
    """The same words in a newer text version; without a place they were lost on the way.

    The passage itself goes on pointing at the version it was taken from.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, db_constraint=False, related_name="anchors"
    )
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="anchors"
    )
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """A passage is looked for once in each version; a place has both ends."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "passage", "text_version"], name="record_anchor_once"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__gt=F("start")),
                name="record_anchor_has_both_ends",
            ),
        )
