"""Cases taken along."""

from django.db import models
from django.db.models import F, Q

from wayhome.access.domain.purposes import Purpose
from wayhome.field.domain.endings import Ending
from wayhome.kernel.ids import new_id


class Taking(models.Model):
    """Who took cases along, for which purpose and until when.

    `sealed_half` is the office's part of what opens them on the device, gone when the taking ends;
    `sealed_private` opens what the device hands in, and stays. Both are sealed with `key_id`, a key of
    the taking's own. `session` is a hash that names the session it was made in, so that signing out
    ends it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    user_id = models.UUIDField()
    purpose = models.CharField(max_length=20, choices=Purpose)
    key_id = models.UUIDField()
    public = models.BinaryField()
    sealed_half = models.BinaryField(null=True)
    sealed_private = models.BinaryField(null=True)
    session = models.CharField(max_length=40, blank=True)
    taken_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=12, choices=Ending, blank=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        """It ends after it began; whoever ends it says why."""

        app_label = "field"
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("taken_at")), name="field_taking_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="field_taking_ended_pair",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "user_id", "ends_at"], name="field_taking_mine"),
        )


class TakenCase(models.Model):
    """One case of a taking; added with it, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    taking = models.ForeignKey(
        Taking, on_delete=models.PROTECT, db_constraint=False, related_name="cases"
    )
    case_id = models.UUIDField()

    class Meta:
        """A case is taken once in a taking."""

        app_label = "field"
        db_table = "field_taken_case"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "taking", "case_id"], name="field_taken_case_once"
            ),
        )
