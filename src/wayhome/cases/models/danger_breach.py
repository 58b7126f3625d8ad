"""A clock of a danger that ran out."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.danger.clocks import ClockKind
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class DangerBreach(models.Model):
    """A step that was not done by its time. Added once, and kept whatever is done afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="danger_breaches"
    )
    round = models.PositiveSmallIntegerField()
    clock = models.CharField(max_length=10, choices=ClockKind)
    due_at = models.DateTimeField()
    noticed_at = models.DateTimeField()

    class Meta:
        """Once for each clock and time."""

        app_label = "cases"
        db_table = "cases_danger_breach"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "round", "clock", "due_at"],
                name="cases_danger_breach_once",
            ),
            models.CheckConstraint(
                condition=Q(clock__in=ClockKind.values), name="cases_danger_breach_clock"
            ),
        )
