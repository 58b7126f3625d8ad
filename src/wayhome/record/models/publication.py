"""When a source was published, by what evidence, told again whenever somebody knows better."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.record.models.source import Source


class Publication(models.Model):
    """One telling of the day of publication; the one with the highest `number` holds.

    The day on which a file was made is told and does not hold: somebody must say that it was then.

    `evidence` is where it was read, `words` what stands there exactly: an element of the page, a
    path of its address, a header. `told_by` is the person who typed it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, db_constraint=False, related_name="publications"
    )
    number = models.PositiveSmallIntegerField()
    published_on = models.DateField(null=True)
    evidence = models.CharField(max_length=12)
    words = models.CharField(max_length=500, blank=True)
    is_weak = models.BooleanField(default=False)
    told_by = models.UUIDField(null=True)
    told_at = models.DateTimeField()

    class Meta:
        """Tellings count from 1 in each source."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "source", "number"], name="record_publication_number"
            ),
        )
