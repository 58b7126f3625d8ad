"""Many complaints lodged from one file."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.kernel.ids import new_id


class Batch(models.Model):
    """One file of complaints; name and rows are sealed. Nothing is lodged before it is confirmed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    entered_by = models.UUIDField(null=True)
    lodger_kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    rows_count = models.PositiveIntegerField()
    key_id = models.UUIDField()
    sealed_name = models.BinaryField(null=True)

    class Meta:
        """Listed per agency and per partner, newest first."""

        app_label = "intake"
        indexes = (
            models.Index(fields=["agency_id", "started_at"], name="intake_batch_agency"),
            models.Index(fields=["lodger_agency_id", "started_at"], name="intake_batch_partner"),
        )


class BatchRow(models.Model):
    """One row of a file: waiting, lodged as a complaint, or refused with problem codes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    batch_id = models.UUIDField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    problems = ArrayField(models.CharField(max_length=80), default=list)
    complaint_id = models.UUIDField(null=True)
    sealed_content = models.BinaryField(null=True)

    class Meta:
        """Each row number once per batch."""

        app_label = "intake"
        db_table = "intake_batch_row"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "batch_id", "number"], name="intake_batch_row_number"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "batch_id", "state"], name="intake_batch_row_state"),
        )
