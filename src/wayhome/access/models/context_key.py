"""The key blocks with which PostgreSQL checks a signed context."""

from django.db import models


class ContextKey(models.Model):
    """One row; only `wayhome_context()` can read it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    inner_block = models.BinaryField()
    outer_block = models.BinaryField()

    class Meta:
        """Exactly one row may exist."""

        app_label = "access"
        db_table = "access_context_key"
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="access_context_key_single"),
        )
