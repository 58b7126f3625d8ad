"""A template of steps that was used on a case."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id


class Plan(models.Model):
    """Which template became tasks of a case, in which version; used once until it is taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    template = models.CharField(max_length=40)
    template_version = models.CharField(max_length=20)
    begins_on = models.DateField()
    applied_at = models.DateTimeField()
    applied_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Once in a case at a time."""

        app_label = "workplan"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case_id", "template"],
                condition=Q(undone_at__isnull=True),
                name="workplan_plan_once",
            ),
        )
