"""A case conference, and a step taken for a child."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.care.domain.children import ChildStepKind, ChildView
from wayhome.kernel.ids import new_id


class Conference(models.Model):
    """Who sat together when, by their roles; what was decided and who does what, sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    held_on = models.DateField()
    took_part = ArrayField(models.CharField(max_length=20))
    sealed_decisions = models.BinaryField(null=True)
    sealed_tasks = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """Read with the case."""

        app_label = "care"
        indexes = (models.Index(fields=["agency_id", "case_id"], name="care_conference_case"),)


class ChildStep(models.Model):
    """A guardian appointed, or best interests weighed: who took part, how the child was heard."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=ChildStepKind)
    on_day = models.DateField()
    took_part = ArrayField(models.CharField(max_length=20))
    child_view = models.CharField(max_length=20, choices=ChildView)
    sealed_words = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """Read with the case."""

        app_label = "care"
        db_table = "care_child_step"
        indexes = (models.Index(fields=["agency_id", "case_id"], name="care_child_step_case"),)
