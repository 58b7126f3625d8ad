"""What somebody held of two mentions, kept for ever."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.record.domain.subject_verdicts import Verdict


class SubjectJudgement(models.Model):
    """A verdict on a pair, or the retraction of one; `number` counts within the pair from 1.

    The reason stands open: it speaks of published words only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    pair_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    retracts = models.UUIDField(null=True)
    needs_second = models.BooleanField(default=False)
    reason = models.TextField()
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField()

    class Meta:
        """Two people cannot judge a pair at once, nor retract one judgement twice."""

        app_label = "record"
        db_table = "record_subject_judgement"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "pair_id", "number"], name="record_judgement_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "retracts"], name="record_judgement_retracted_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", retracts__isnull=False)
                | (~Q(verdict="") & Q(retracts__isnull=True)),
                name="record_judgement_verdict_or_retraction",
            ),
        )
