"""A step that the lodger of a complaint can see."""

from django.db import models

from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.kernel.ids import new_id


class Milestone(models.Model):
    """A complaint reached a step; each step is reached once and never taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    complaint_id = models.UUIDField()
    lodger_agency_id = models.UUIDField(null=True)
    code = models.CharField(max_length=30, choices=MilestoneCode)
    reached_at = models.DateTimeField()

    class Meta:
        """Once per complaint and step."""

        app_label = "intake"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "complaint_id", "code"], name="intake_milestone_once"
            ),
        )
