"""The proceeding against one alleged person."""

from django.db import models
from django.db.models import Q

from wayhome.justice.domain.proceedings import ProceedingState
from wayhome.kernel.ids import new_id


class Proceeding(models.Model):
    """Where a proceeding stands. `state` is what its lines add up to, and is written with them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    alleged_id = models.UUIDField()
    state = models.CharField(max_length=20, choices=ProceedingState)
    opened_at = models.DateTimeField()

    class Meta:
        """One proceeding for each alleged person of a case."""

        app_label = "justice"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "alleged_id"], name="justice_proceeding_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ProceedingState.values), name="justice_proceeding_state"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="justice_proceeding_case"),)
