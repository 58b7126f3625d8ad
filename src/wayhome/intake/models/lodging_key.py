"""The key that makes a repeated lodging harmless."""

from django.db import models


class LodgingKey(models.Model):
    """One lodging of one sender under one idempotency key, and what was answered.

    `id` is an HMAC of sender and key; `fingerprint` is SHA-256 of what was lodged.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    agency_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    fingerprint = models.BinaryField()
    complaint_id = models.UUIDField()
    code = models.CharField(max_length=9)
    acknowledgement = models.TextField()
    lodged_at = models.DateTimeField()

    class Meta:
        """The primary key is the guard: no second row, no second complaint."""

        app_label = "intake"
        db_table = "intake_lodging_key"
