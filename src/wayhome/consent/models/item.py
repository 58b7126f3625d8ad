"""One purpose, one field group, one recipient."""

from django.db import models
from django.db.models import Q

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.purposes import AGREED, BY_LAW, SharePurpose
from wayhome.consent.models.consent import Consent
from wayhome.consent.models.legal_basis import LegalBasis
from wayhome.kernel.ids import new_id


class Item(models.Model):
    """What may leave, by a consent or by a legal basis. Added with it, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    consent = models.ForeignKey(
        Consent, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="items"
    )
    basis = models.ForeignKey(
        LegalBasis, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="items"
    )
    purpose = models.CharField(max_length=20, choices=SharePurpose)
    field_group = models.CharField(max_length=20, choices=FieldGroup)
    recipient = models.CharField(max_length=60)

    class Meta:
        """One ground; nothing of who told us, and of our notes only what the law demands."""

        app_label = "consent"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    consent__isnull=False,
                    basis__isnull=True,
                    field_group__in=sorted(group.value for group in AGREED),
                )
                | Q(
                    consent__isnull=True,
                    basis__isnull=False,
                    field_group__in=sorted(group.value for group in BY_LAW),
                ),
                name="consent_item_ground",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=SharePurpose.values), name="consent_item_purpose"
            ),
            models.CheckConstraint(condition=~Q(recipient=""), name="consent_item_recipient"),
            models.UniqueConstraint(
                fields=["agency_id", "consent", "purpose", "field_group", "recipient"],
                condition=Q(consent__isnull=False),
                name="consent_item_of_consent",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "basis", "purpose", "field_group", "recipient"],
                condition=Q(basis__isnull=False),
                name="consent_item_of_basis",
            ),
        )
