"""Work that changed hands in one go, so that it can be taken back in one go."""

from django.db import models

from wayhome.kernel.ids import new_id


class Handover(models.Model):
    """Cases and tasks that were given to somebody together.

    `moved` lists for each its id, its version after the move, and whose it was: what somebody changed
    since stays when the rest is taken back. `from_user` is None when cases of several were given.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    from_user = models.UUIDField(null=True)
    to_user = models.UUIDField(null=True)
    to_team = models.UUIDField(null=True)
    moved = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)

    class Meta:
        """The latest first."""

        app_label = "workplan"
        indexes = (models.Index(fields=["agency_id", "made_at"], name="workplan_handover_latest"),)
