"""A report that is still being written."""

from django.db import models


class Draft(models.Model):
    """Answers so far, sealed with a key that only the writer's browser holds."""

    id = models.UUIDField(primary_key=True, editable=False)
    sealed = models.BinaryField()
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        """Removed when expired."""

        app_label = "intake"
        indexes = (models.Index(fields=["expires_at"], name="intake_draft_expiry"),)
