"""Two places that may be one site."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.sites.domain.verdicts import PairState


class Pair(models.Model):
    """A proposed join with its reasons as codes and weights; values stay with the places.

    `weight` is the log2 odds that both are one site, `probability` the same between 0 and 1,
    `state` what the judgement in force says.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    left_id = models.UUIDField()
    right_id = models.UUIDField()
    weight = models.FloatField()
    probability = models.FloatField()
    comparisons = models.JSONField()
    state = models.CharField(max_length=12, choices=PairState, default=PairState.OPEN)
    proposed_at = models.DateTimeField()

    class Meta:
        """Two places make one pair, whichever was registered first."""

        app_label = "sites"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "left_id", "right_id"], name="sites_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(left_id__lt=F("right_id")), name="sites_pair_ordered"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state", "-weight", "id"], name="sites_pair_pile"),
            models.Index(fields=["agency_id", "right_id"], name="sites_pair_right"),
        )
