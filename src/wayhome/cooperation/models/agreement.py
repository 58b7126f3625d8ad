"""An agreement between the agency that owns the register and a partner."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.cooperation.domain.scope import AgreementPurpose
from wayhome.kernel.ids import new_id


class Agreement(models.Model):
    """Who gets which figures, for what, from which day to which; an end cannot be taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    partner_agency_id = models.UUIDField()
    purpose = models.CharField(max_length=20, choices=AgreementPurpose)
    figures = ArrayField(models.CharField(max_length=60))
    nationalities = ArrayField(models.CharField(max_length=3), default=list)
    lodged_only = models.BooleanField(default=True)
    field_groups = ArrayField(models.CharField(max_length=20), default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        """Looked up by partner."""

        app_label = "cooperation"
        indexes = (
            models.Index(
                fields=["agency_id", "partner_agency_id"], name="cooperation_agreement_partner"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="cooperation_agreement_period",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False),
                name="cooperation_agreement_end_has_moment",
            ),
        )
