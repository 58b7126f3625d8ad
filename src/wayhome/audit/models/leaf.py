"""One leaf: one thing that somebody did or saw."""

from django.db import models
from django.db.models.expressions import RawSQL

from wayhome.kernel.ids import new_id


class Leaf(models.Model):
    """An event as exact bytes and their hash; the other columns repeat what the bytes say.

    PostgreSQL refuses a leaf whose hash is not that of its body.
    `body` is canonical JSON, `hash` is SHA-256 over 0x00 and the body (RFC 6962, section 2.1).
    `transaction` is the PostgreSQL transaction, which gives the sequencer an order of commits.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    at = models.DateTimeField()
    tag = models.TextField()
    subject_id = models.UUIDField()
    actor_id = models.UUIDField(null=True)
    body = models.BinaryField()
    hash = models.BinaryField()
    transaction = models.BigIntegerField(
        db_default=RawSQL("pg_current_xact_id()::text::int8", (), models.BigIntegerField())
    )

    class Meta:
        """Read by the auditor per agency and time, and per subject."""

        app_label = "audit"
        indexes = (
            models.Index(fields=["agency_id", "at"], name="audit_leaf_agency_at"),
            models.Index(fields=["agency_id", "subject_id"], name="audit_leaf_subject"),
            models.Index(fields=["transaction", "id"], name="audit_leaf_order"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    hash=RawSQL(r"sha256('\x00'::bytea || body)", (), models.BinaryField())
                ),
                name="audit_leaf_hash_of_body",
            ),
        )
