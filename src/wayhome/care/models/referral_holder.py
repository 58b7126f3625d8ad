"""Who of the receiving agency works on a referral."""

from django.db import models

from wayhome.care.models.referral import Referral
from wayhome.kernel.ids import new_id


class ReferralHolder(models.Model):
    """Somebody of the receiver was given a referral, or nobody any more; the newest row holds.

    `agency_id` is the receiver's: the sender does not see who works on it there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, db_constraint=False, related_name="holders"
    )
    user_id = models.UUIDField(null=True)
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)

    class Meta:
        """Read newest first."""

        app_label = "care"
        db_table = "care_referral_holder"
        indexes = (
            models.Index(
                fields=["agency_id", "referral", "given_at"], name="care_referral_holder_last"
            ),
        )
