"""A ground of law on which something may leave without the person's consent."""

from django.db import models
from django.db.models import F, Q

from wayhome.consent.domain.explaining import BasisKind
from wayhome.kernel.ids import new_id


class LegalBasis(models.Model):
    """Decided by somebody, for a time. Added, never changed; `LegalBasisEnd` ends it earlier.

    `sealed_words` is `{"law": …, "decided_by": …, "reasons": …}`; none of them is empty.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=BasisKind)
    since = models.DateTimeField()
    until = models.DateTimeField()
    sealed_words = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """It ends after it begins, and says what it rests on."""

        app_label = "consent"
        db_table = "consent_legal_basis"
        constraints = (
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="consent_basis_order"),
            models.CheckConstraint(
                condition=Q(sealed_words__isnull=False), name="consent_basis_words"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="consent_basis_case"),)


class LegalBasisEnd(models.Model):
    """The end of a legal basis before its time; why is sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    basis = models.ForeignKey(
        LegalBasis, on_delete=models.PROTECT, db_constraint=False, related_name="ends"
    )
    ended_at = models.DateTimeField()
    sealed_reason = models.BinaryField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        """Ended once."""

        app_label = "consent"
        db_table = "consent_legal_basis_end"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "basis"], name="consent_basis_end_once"),
        )
