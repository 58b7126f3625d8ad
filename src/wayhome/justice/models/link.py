"""Two alleged persons of two cases who may be one."""

from django.db import models
from django.db.models import F, Q

from wayhome.justice.domain.verdicts import LinkState
from wayhome.kernel.ids import new_id


class Link(models.Model):
    """A proposed link with its reasons as codes and weights; values stay with the persons.

    `weight` is in log2 odds; `state` is what the judgement in force says.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    left_id = models.UUIDField()
    right_id = models.UUIDField()
    weight = models.FloatField()
    reasons = models.JSONField()
    state = models.CharField(max_length=12, choices=LinkState, default=LinkState.OPEN)
    proposed_at = models.DateTimeField()

    class Meta:
        """Two alleged persons make one link, whichever was added first."""

        app_label = "justice"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "left_id", "right_id"], name="justice_link_once"
            ),
            models.CheckConstraint(
                condition=Q(left_id__lt=F("right_id")), name="justice_link_ordered"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state"], name="justice_link_state"),
            models.Index(fields=["agency_id", "right_id"], name="justice_link_right"),
        )
