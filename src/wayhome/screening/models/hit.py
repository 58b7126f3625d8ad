"""An entry that came close to a name."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.screening.domain.nearness import Strength
from wayhome.screening.domain.verdicts import HitState


class Hit(models.Model):
    """A hint for a person to look at; which entry it is tells the name, so it is sealed with it.

    `number` counts within the screening from 1, the nearest first; `state` is what the review in
    force says. The key is the screening's own.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    screening = models.ForeignKey(
        "screening.Screening",
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="found",
    )
    number = models.PositiveSmallIntegerField()
    strength = models.CharField(max_length=10, choices=Strength)
    state = models.CharField(max_length=12, choices=HitState, default=HitState.OPEN)
    sealed_found = models.BinaryField(null=True)

    class Meta:
        """Numbers are each used once in a screening."""

        app_label = "screening"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "screening", "number"], name="screening_hit_number"
            ),
        )
