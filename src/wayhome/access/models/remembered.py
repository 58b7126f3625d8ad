"""What sign-in remembers for a while."""

from django.db import models


class Remembered(models.Model):
    """A count of attempts or a code that was used, until it no longer matters.

    `key` is a keyed hash (HMAC-SHA256, hexadecimal) of what is remembered, so that the table names
    nobody and no address; `value` holds times only.
    """

    key = models.CharField(primary_key=True, max_length=64)
    value = models.JSONField()
    expires_at = models.DateTimeField()

    class Meta:
        """A few rows for each account that somebody signs in to."""

        app_label = "access"
        indexes = (models.Index(fields=["expires_at"], name="access_remembered_expires"),)
