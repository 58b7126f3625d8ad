"""Who was told of a danger that nobody had taken, or that came too late."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.danger.ladder import Rung, Way
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class DangerTelling(models.Model):
    """Somebody was told: when it was due, when it was done, by which way, at which rung.

    Added, never changed. `user_id` is None when there was nobody to tell, which is a line too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="danger_tellings"
    )
    round = models.PositiveSmallIntegerField()
    rung = models.CharField(max_length=12, choices=Rung)
    way = models.CharField(max_length=10, choices=Way)
    user_id = models.UUIDField(null=True)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField()

    class Meta:
        """Once for each person, way, rung and moment, however often a job runs."""

        app_label = "cases"
        db_table = "cases_danger_telling"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "round", "rung", "due_at", "user_id", "way"],
                name="cases_danger_telling_once",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "case", "round", "rung", "due_at"],
                condition=Q(user_id__isnull=True),
                name="cases_danger_telling_nobody",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.NOBODY, user_id__isnull=True)
                | Q(way__in=[Way.DESK, Way.MAIL], user_id__isnull=False),
                name="cases_danger_telling_whom",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "user_id", "told_at"], name="cases_danger_told_user"),
        )
