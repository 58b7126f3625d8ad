"""What a person needs, as it was told on one day."""

from django.db import models

from wayhome.kernel.ids import new_id


class NeedsAssessment(models.Model):
    """Answers by type of help; added, never changed: the newest is in force.

    `complaint_id` is the earliest complaint that tells of the person.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    answers = models.JSONField()
    sealed_note = models.BinaryField(null=True)
    assessed_at = models.DateTimeField()
    assessed_by = models.UUIDField(null=True)

    class Meta:
        """Read with the case, newest first."""

        app_label = "care"
        db_table = "care_needs"
        indexes = (
            models.Index(fields=["agency_id", "case_id", "assessed_at"], name="care_needs_case"),
        )
