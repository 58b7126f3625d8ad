"""What is said about a complaint after it was lodged."""

from django.db import models

from wayhome.intake.domain.messages import Direction, Topic
from wayhome.kernel.ids import new_id


class Message(models.Model):
    """One message, or one fact added later; the text is sealed under the complaint's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    direction = models.CharField(max_length=20, choices=Direction)
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.TALK)
    author_id = models.UUIDField(null=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sealed_body = models.BinaryField(null=True)

    class Meta:
        """Listed per complaint in order of time."""

        app_label = "intake"
        indexes = (
            models.Index(
                fields=["agency_id", "complaint_id", "sent_at"], name="intake_message_complaint"
            ),
        )
