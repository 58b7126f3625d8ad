"""Two persons who may be one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from wayhome.kernel import clock
from wayhome.kernel.ids import new_id
from wayhome.people.domain.turn import TurnReason
from wayhome.people.domain.verdicts import PairState


class Pair(models.Model):
    """A proposed match with its reasons as codes and weights; values stay with the persons.

    `weight` is the log2 odds that both are one person, `probability` the same between 0 and 1,
    `scored_with` the mark of the model that said so; all three change when the model does, and
    `state` never with them: it is what the judgements in force say. Piles go by `turn_at`, which
    lies before `proposed_at` by a day for each point that a decision is worth.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    left_id = models.UUIDField()
    right_id = models.UUIDField()
    weight = models.FloatField()
    probability = models.FloatField()
    comparisons = models.JSONField()
    scored_with = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=12, choices=PairState, default=PairState.OPEN)
    proposed_at = models.DateTimeField()
    turn_at = models.DateTimeField(default=clock.now)
    turn_reasons = ArrayField(models.CharField(max_length=12, choices=TurnReason), default=list)

    class Meta:
        """Two persons make one pair, whichever was registered first."""

        app_label = "people"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "left_id", "right_id"], name="people_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(left_id__lt=F("right_id")), name="people_pair_ordered"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state", "turn_at", "id"], name="people_pair_turn"),
            models.Index(fields=["agency_id", "right_id"], name="people_pair_right"),
        )
