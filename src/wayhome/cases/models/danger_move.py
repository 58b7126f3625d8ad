"""What happened to the danger of a case."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerState
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class DangerMove(models.Model):
    """Line `number` of the history of a danger, from 1: the event, and what held after it.

    Added, never changed. A `round` begins when danger is told and ends when it is over. `triage_id`
    names the answers behind it, where there are any.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="danger_moves"
    )
    number = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=10, choices=DangerEvent)
    state = models.CharField(max_length=10, choices=DangerState)
    urgency = models.CharField(max_length=10, choices=Urgency)
    triage_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Numbered, so that the order is never in doubt."""

        app_label = "cases"
        db_table = "cases_danger_move"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "number"], name="cases_danger_move_number"
            ),
            models.CheckConstraint(
                condition=Q(state__in=DangerState.values), name="cases_danger_move_state"
            ),
            models.CheckConstraint(
                condition=Q(event__in=DangerEvent.values), name="cases_danger_move_event"
            ),
        )
