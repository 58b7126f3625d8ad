"""Answers to a profile of published indicators."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.indicators.recommend import Recommendation
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class ProfileAnswers(models.Model):
    """What was answered to one version of a profile, and what its rule came to on that day.

    Added, never changed; the last of a profile holds. `answers` is `{item id: "yes" | "no" |
    "unknown" | "refused"}`, codes only. It recommends: a finding is made by a person.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="profile_answers"
    )
    version = models.PositiveIntegerField()
    profile = models.CharField(max_length=40)
    profile_version = models.CharField(max_length=20)
    is_child = models.BooleanField(null=True)
    answers = models.JSONField()
    act = models.CharField(max_length=10, choices=Presence)
    means = models.CharField(max_length=10, choices=Presence)
    purpose = models.CharField(max_length=10, choices=Presence)
    recommendation = models.CharField(max_length=20)
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)

    class Meta:
        """Recommended only where act and purpose are present."""

        app_label = "cases"
        db_table = "cases_profile_answers"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "version"], name="cases_answers_version"
            ),
            models.CheckConstraint(
                condition=Q(recommendation__in=[each.value for each in Recommendation]),
                name="cases_answers_recommendation",
            ),
            models.CheckConstraint(
                condition=~Q(recommendation=Recommendation.SUPPORTED.value)
                | Q(purpose=Presence.PRESENT),
                name="cases_answers_supported",
            ),
        )
