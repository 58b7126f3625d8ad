"""What a receiver is told when a case that was handed to it is erased."""

from django.db import models
from django.db.models import Q

from wayhome.erasure.domain.handed import HandedKind
from wayhome.erasure.models.erasure import Erasure
from wayhome.kernel.ids import new_id


class Notice(models.Model):
    """Tells another agency what it received, when that was erased, and when it erased its copy.

    Both read it. It names the receiver's own reference and no case: `handed_id` is the referral, or
    the version of the paper.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    receiver_agency_id = models.UUIDField()
    erasure = models.ForeignKey(
        Erasure, on_delete=models.PROTECT, db_constraint=False, related_name="notices"
    )
    kind = models.CharField(max_length=12, choices=HandedKind)
    handed_id = models.UUIDField()
    reference = models.CharField(max_length=12, blank=True)
    handed_on = models.DateField()
    erased_on = models.DateField()
    copy_erased_at = models.DateTimeField(null=True)
    copy_erased_by = models.UUIDField(null=True)

    class Meta:
        """One for each thing that was handed over; found by the receiver."""

        app_label = "erasure"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "erasure", "receiver_agency_id", "handed_id"],
                name="erasure_notice_once",
            ),
            models.CheckConstraint(
                condition=Q(copy_erased_at__isnull=True) | Q(copy_erased_by__isnull=False),
                name="erasure_notice_by_somebody",
            ),
        )
        indexes = (
            models.Index(
                fields=["receiver_agency_id", "erased_on"], name="erasure_notice_receiver"
            ),
        )
