"""What somebody said of a hit, kept for ever."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.screening.domain.verdicts import Verdict


class Review(models.Model):
    """A verdict on a hit, or a verdict taken back; `number` counts within the hit from 1.

    The reason is free text, sealed with the key of the screening.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    hit = models.ForeignKey(
        "screening.Hit", on_delete=models.PROTECT, db_constraint=False, related_name="reviews"
    )
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    takes_back = models.UUIDField(null=True)
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        """Two people cannot review a hit at once, nor take one review back twice."""

        app_label = "screening"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "hit", "number"], name="screening_review_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "takes_back"], name="screening_review_taken_back_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", takes_back__isnull=False)
                | (~Q(verdict="") & Q(takes_back__isnull=True)),
                name="screening_review_verdict_or_not",
            ),
        )
