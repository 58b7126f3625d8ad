"""A receipt, as the database knows it: not the secret, only where it leads."""

from django.db import models


class Receipt(models.Model):
    """`id` is the first half of the receipt's look-up id; the secret itself is kept nowhere."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField()
    created_at = models.DateTimeField()
    last_used_on = models.DateField()
    expires_on = models.DateField()

    class Meta:
        """Looked up by id; removed by day of expiry."""

        app_label = "intake"
        indexes = (models.Index(fields=["expires_on"], name="intake_receipt_expiry"),)
