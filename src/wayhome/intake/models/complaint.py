"""A complaint: what one sender submitted, kept as received."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.kernel.ids import new_code, new_id


class Complaint(models.Model):
    """One complaint. Only status, urgency, the mark of files and that of erasure ever change.

    `agency_id` receives it, `lodger_agency_id` is the partner that lodged it, `entered_by` the
    officer who wrote it down. Names, contacts, exact places and stories are sealed under the key
    `key_id`; `last_province` is a P-code such as KH18, countries are ISO 3166-1 alpha-3.
    `turn_at` orders the queue: the moment of lodging, one day earlier for each point of urgency.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=9, default=new_code)
    agency_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    entered_by = models.UUIDField(null=True)
    channel = models.CharField(max_length=20)
    lodger_kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    lodged_at = models.DateTimeField()
    key_id = models.UUIDField()

    nationality = models.CharField(max_length=3, blank=True)
    last_country = models.CharField(max_length=3, blank=True)
    last_province = models.CharField(max_length=12, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    age_years = models.PositiveSmallIntegerField(null=True)
    is_child = models.BooleanField(null=True)
    danger = models.CharField(max_length=10)
    others_count = models.PositiveIntegerField(null=True)
    has_attachments = models.BooleanField(default=False)

    status = models.CharField(max_length=20, choices=ComplaintStatus, default=ComplaintStatus.NEW)
    first_action_at = models.DateTimeField(null=True)
    urgency = models.SmallIntegerField(default=0)
    urgency_reasons = ArrayField(models.CharField(max_length=30), default=list)
    turn_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    sealed_identity = models.BinaryField(null=True)
    sealed_contact = models.BinaryField(null=True)
    sealed_documents = models.BinaryField(null=True)
    sealed_location = models.BinaryField(null=True)
    sealed_circumstances = models.BinaryField(null=True)
    sealed_source = models.BinaryField(null=True)

    class Meta:
        """Read by queue order, by time of lodging, and by the partner that lodged."""

        app_label = "intake"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="intake_complaint_code"),
        )
        indexes = (
            models.Index(
                fields=["agency_id", "status", "turn_at", "id"], name="intake_complaint_queue"
            ),
            models.Index(fields=["agency_id", "lodged_at", "id"], name="intake_complaint_lodged"),
            models.Index(
                fields=["lodger_agency_id", "lodged_at", "id"],
                condition=models.Q(lodger_agency_id__isnull=False),
                name="intake_complaint_partner",
            ),
        )
