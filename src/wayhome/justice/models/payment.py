"""One line of a claim for compensation."""

from django.db import models
from django.db.models import F, Q

from wayhome.justice.domain.compensation import CompensationEvent, Payer
from wayhome.justice.domain.dated import Precision
from wayhome.kernel.ids import new_id

_WITH_AMOUNT = [event.value for event in CompensationEvent if event.has_amount]


class Payment(models.Model):
    """Asked, ordered, refused, paid or given up, on a date and by whom. Added, never changed.

    `corrects` names the line that this one stands for; without an event it only takes that line
    back. Further words are sealed with the key of the case.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    compensation_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=10, choices=CompensationEvent, blank=True)
    corrects = models.UUIDField(null=True)
    earliest = models.DateField()
    latest = models.DateField()
    precision = models.CharField(
        max_length=5, choices=[(each.value, each.name) for each in Precision]
    )
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    payer = models.CharField(max_length=10, choices=Payer, blank=True)
    sealed_words = models.BinaryField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)

    class Meta:
        """A line is corrected once; an amount stands exactly where the event has one."""

        app_label = "justice"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "compensation_id", "number"], name="justice_payment_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "corrects"], name="justice_payment_corrected_once"
            ),
            models.CheckConstraint(
                condition=~Q(event="") | Q(corrects__isnull=False),
                name="justice_payment_event_or_correction",
            ),
            models.CheckConstraint(
                condition=Q(event__in=_WITH_AMOUNT, amount__gt=0) & ~Q(currency="")
                | ~Q(event__in=_WITH_AMOUNT) & Q(amount__isnull=True, currency=""),
                name="justice_payment_amount",
            ),
            models.CheckConstraint(
                condition=Q(earliest__lte=F("latest")), name="justice_payment_days"
            ),
        )
