"""What somebody held of a pair, kept for ever."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.people.domain.impact import Impact
from wayhome.people.domain.verdicts import Verdict


class Judgement(models.Model):
    """A verdict on a pair, or the retraction of one; `number` counts within the pair from 1.

    The reason is free text, sealed with a key of its own so that it can be destroyed alone.
    `impact` says why a "same" needed a second person when it was given, `settles` that a verdict
    ended a disagreement. `probability` and `scored_with` keep what the reviewer was shown.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    pair_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    retracts = models.UUIDField(null=True)
    impact = ArrayField(models.CharField(max_length=12, choices=Impact), default=list)
    settles = models.BooleanField(default=False)
    probability = models.FloatField(null=True)
    scored_with = models.CharField(max_length=32, blank=True)
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        """Two people cannot judge a pair at once, nor retract one judgement twice."""

        app_label = "people"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "pair_id", "number"], name="people_judgement_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "retracts"], name="people_judgement_retracted_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", retracts__isnull=False)
                | (~Q(verdict="") & Q(retracts__isnull=True)),
                name="people_judgement_verdict_or_retraction",
            ),
            models.CheckConstraint(
                condition=Q(settles=False) | Q(verdict__in=["same", "different"]),
                name="people_judgement_settles_by_deciding",
            ),
        )
