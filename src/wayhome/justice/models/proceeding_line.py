"""One line of a proceeding."""

from django.db import models
from django.db.models import Q

from wayhome.justice.domain.authorities import COURTS, Authority, Punishment
from wayhome.justice.domain.dated import Precision
from wayhome.justice.domain.proceedings import ProceedingEvent
from wayhome.kernel.ids import new_id

_OF_COURT = [event.value for event in ProceedingEvent if event.is_of_court]


class ProceedingLine(models.Model):
    """An event with its date and authority, or the correction of another line. Never changed.

    `corrects` names the line that this one stands for; without an event it only takes that line
    back. `charges` are codes, `place` is that of a province or country. Which court, its reference and
    further words are sealed with the key of the alleged person.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    proceeding_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=20, choices=ProceedingEvent, blank=True)
    corrects = models.UUIDField(null=True)
    earliest = models.DateField()
    latest = models.DateField()
    precision = models.CharField(
        max_length=5, choices=[(each.value, each.name) for each in Precision]
    )
    authority = models.CharField(max_length=20, choices=Authority, blank=True)
    place = models.CharField(max_length=10, blank=True)
    charges = models.JSONField(default=list)
    punishment = models.CharField(max_length=12, choices=Punishment, blank=True)
    months = models.PositiveSmallIntegerField(null=True)
    sealed_details = models.BinaryField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)

    class Meta:
        """A line is corrected once, and a verdict or sentence has its court."""

        app_label = "justice"
        db_table = "justice_proceeding_line"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "proceeding_id", "number"], name="justice_line_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "corrects"], name="justice_line_corrected_once"
            ),
            models.CheckConstraint(
                condition=~Q(event="") | Q(corrects__isnull=False),
                name="justice_line_event_or_correction",
            ),
            models.CheckConstraint(
                condition=~Q(event__in=_OF_COURT)
                | Q(authority__in=sorted(court.value for court in COURTS)),
                name="justice_line_court",
            ),
            models.CheckConstraint(
                condition=Q(earliest__lte=models.F("latest")), name="justice_line_days"
            ),
        )
