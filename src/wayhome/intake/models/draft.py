"""A report that is still being written."""

from django.db import models

from wayhome.kernel.ids import new_id


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


class DraftFile(models.Model):
    """A file of a draft, sealed like the draft itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft_id = models.UUIDField(db_index=True)
    sealed = models.BinaryField()

    class Meta:
        """Goes with its draft."""

        app_label = "intake"
        db_table = "intake_draft_file"
