"""How somebody of a case may be reached safely."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wayhome.consent.domain.contact import Contacted, ContactWay
from wayhome.kernel.ids import new_id


class SafeContact(models.Model):
    """Rules `number` about one person or lodger, from 1. Added, never changed; the newest hold.

    `windows` is `[[weekday, first minute, last minute], …]`, local to `time_zone`. Who may answer and
    the code word stand in `sealed_words`, `{"who": …, "code_word": …, "note": …}`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    contacted = models.CharField(max_length=10, choices=Contacted)
    number = models.PositiveIntegerField()
    is_safe = models.BooleanField()
    ways = ArrayField(models.CharField(max_length=20, choices=ContactWay))
    windows = models.JSONField(default=list)
    time_zone = models.CharField(max_length=40)
    may_say_who = models.BooleanField()
    sealed_words = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """Numbered in the case, so that the newest is known whatever a clock says."""

        app_label = "consent"
        db_table = "consent_safe_contact"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case_id", "number"], name="consent_safe_contact_number"
            ),
            models.CheckConstraint(
                condition=Q(is_safe=True) | Q(ways__contained_by=[ContactWay.RECEIPT.value]),
                name="consent_safe_contact_ways",
            ),
        )
