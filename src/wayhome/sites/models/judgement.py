"""What somebody held of two places, kept for ever."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.sites.domain.verdicts import Verdict


class Judgement(models.Model):
    """A verdict on a pair, or the retraction of one; `number` counts within the pair from 1.

    The reason is free text, sealed with a key of its own so that it can be destroyed alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    pair_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    retracts = models.UUIDField(null=True)
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        """Two people cannot judge a pair at once, nor retract one judgement twice."""

        app_label = "sites"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "pair_id", "number"], name="sites_judgement_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "retracts"], name="sites_judgement_retracted_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", retracts__isnull=False)
                | (~Q(verdict="") & Q(retracts__isnull=True)),
                name="sites_judgement_verdict_or_retraction",
            ),
        )
