"""The register of what left."""

from django.db import models

from wayhome.kernel.ids import new_id


class Disclosure(models.Model):
    """Something was made readable to a partner under an agreement; never changed or removed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    partner_agency_id = models.UUIDField()
    agreement_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Read per partner, newest first."""

        app_label = "cooperation"
        indexes = (
            models.Index(
                fields=["agency_id", "partner_agency_id", "made_at"],
                name="cooperation_disclosure_partner",
            ),
        )
