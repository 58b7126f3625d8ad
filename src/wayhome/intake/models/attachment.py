"""A file that belongs to a complaint."""

from django.db import models

from wayhome.kernel.ids import new_id


class Attachment(models.Model):
    """A photograph or document; name and content are sealed under the complaint's key.

    `size` counts the bytes kept after hidden data was removed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    sealed_name = models.BinaryField(null=True)
    sealed_content = models.BinaryField(null=True)

    class Meta:
        """Listed per complaint."""

        app_label = "intake"
        indexes = (
            models.Index(fields=["agency_id", "complaint_id"], name="intake_attachment_complaint"),
        )
