"""What somebody held of a link, kept for ever."""

from django.db import models
from django.db.models import Q

from wayhome.justice.domain.verdicts import Verdict
from wayhome.kernel.ids import new_id


class Judgement(models.Model):
    """A verdict on a link, or the retraction of one; `number` counts within the link from 1.

    The reason is sealed with a key of its own, so that it can be destroyed alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    link_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    retracts = models.UUIDField(null=True)
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        """Two people cannot judge a link at once, nor retract one judgement twice."""

        app_label = "justice"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "link_id", "number"], name="justice_judgement_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "retracts"], name="justice_judgement_retracted_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", retracts__isnull=False)
                | (~Q(verdict="") & Q(retracts__isnull=True)),
                name="justice_judgement_verdict_or_retraction",
            ),
        )
