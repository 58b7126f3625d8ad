"""An agency's own template of steps, as it was written each time."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.workplan.domain.case_kinds import CaseKind


class TemplateVersion(models.Model):
    """One version of a template: added, never changed; the highest number is the one in use.

    Name and steps are read by everybody in the agency and name nobody. `is_ended` closes a template.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    template_id = models.UUIDField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=CaseKind)
    name = models.CharField(max_length=80)
    steps = models.JSONField()
    is_ended = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Two who write at once meet here."""

        app_label = "workplan"
        db_table = "workplan_template_version"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "template_id", "number"], name="workplan_template_number"
            ),
        )
