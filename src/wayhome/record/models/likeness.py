"""What makes near-duplicates findable, and those that were found."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.record.models.source import TextVersion


class LikenessBand(models.Model):
    """A digest over part of a text's sketch; texts that read alike share some (`domain.likeness`).

    Looked up by equality alone, which row-level security lets an index serve.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="bands"
    )
    value = models.BigIntegerField()

    class Meta:
        """Found by their value."""

        app_label = "record"
        db_table = "record_likeness_band"
        indexes = (models.Index(fields=["value"], name="record_likeness_value"),)


class NearCopy(models.Model):
    """A text reads nearly the same as another: `share` of 100 of its words stand there too.

    The other may be in the record of another agency; both are kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="near_copies"
    )
    of_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="copied_in"
    )
    share = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField()

    class Meta:
        """A pair is told once."""

        app_label = "record"
        db_table = "record_near_copy"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "text_version", "of_version"], name="record_near_copy_once"
            ),
        )
