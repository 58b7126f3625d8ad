"""An assessment by act, means and purpose."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.palermo import Presence, Result
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class Assessment(models.Model):
    """What was known of the three elements on a day. Added, never changed; the last one holds.

    `version` is the version that the case got by it, so the last is never in doubt. `forms` is `{"act": {"recruitment": "present", …}, "means": {…}, "purpose": {…}}`, codes only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="assessments"
    )
    version = models.PositiveIntegerField()
    forms = models.JSONField()
    act = models.CharField(max_length=10, choices=Presence)
    means = models.CharField(max_length=10, choices=Presence)
    purpose = models.CharField(max_length=10, choices=Presence)
    is_child = models.BooleanField(null=True)
    result = models.CharField(max_length=20, choices=Result)
    sealed_notes = models.BinaryField(null=True)
    assessed_at = models.DateTimeField()
    assessed_by = models.UUIDField(null=True)

    class Meta:
        """The result keeps to article 3: no absent element is met, and a child needs no means."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "version"], name="cases_assessment_version"
            ),
            models.CheckConstraint(
                condition=~Q(result=Result.MET)
                | (Q(act=Presence.PRESENT) & Q(purpose=Presence.PRESENT))
                & (Q(means=Presence.PRESENT) | Q(is_child=True)),
                name="cases_assessment_met",
            ),
            models.CheckConstraint(
                condition=Q(result__in=Result.values), name="cases_assessment_result"
            ),
        )
