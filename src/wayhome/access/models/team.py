"""Teams: who works together, so that a case can be given to several."""

from django.db import models

from wayhome.access.models.agency import Agency
from wayhome.access.models.user import User
from wayhome.kernel.ids import new_id


class Team(models.Model):
    """A team of one agency, often for a province."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_constraint=False)
    name = models.CharField(max_length=120)
    province = models.CharField(max_length=10, blank=True)

    class Meta:
        """Names are unique inside an agency."""

        app_label = "access"
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="access_team_name"),)

    def __str__(self) -> str:
        """The team's name."""
        return self.name


class TeamMember(models.Model):
    """A user belongs to a team of the same agency."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_constraint=False)
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, db_constraint=False, related_name="members"
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, db_constraint=False, related_name="memberships"
    )

    class Meta:
        """Once in each team."""

        app_label = "access"
        db_table = "access_team_member"
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "team", "user"], name="access_team_member_once"
            ),
        )
