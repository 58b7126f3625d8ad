"""What a person took back."""

from django.db import models

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.explaining import GivenBy
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.kernel.ids import new_id


class Withdrawal(models.Model):
    """Ends what was agreed to until `withdrawn_at`, as far as it reaches. Added, never changed.

    An empty purpose, group or recipient stands for all of them. One word has a row for each complaint
    of the case that told of the person then.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    said_by = models.CharField(max_length=10, choices=GivenBy)
    purpose = models.CharField(max_length=20, choices=SharePurpose, blank=True)
    field_group = models.CharField(max_length=20, choices=FieldGroup, blank=True)
    recipient = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField()
    sealed_reason = models.BinaryField(null=True)
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """Read with the consent of the case."""

        app_label = "consent"
        indexes = (models.Index(fields=["agency_id", "case_id"], name="consent_withdrawal_case"),)
