"""One entry in the history of a return."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState
from wayhome.reintegration.models.return_home import Return


class ReturnEntry(models.Model):
    """What happened to a return, on which day, and the state after it. Added, never changed.

    `details` holds codes and days only, such as `{"travel_on": "2022-11-03", "transport": "air"}`;
    the sealed words are `{"wish": "…"}` and the like. The id comes with the form, so that it
    is added once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    returning = models.ForeignKey(
        Return, on_delete=models.PROTECT, db_constraint=False, related_name="entries"
    )
    number = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=20, choices=ReturnEvent)
    state_after = models.CharField(max_length=20, choices=ReturnState)
    happened_on = models.DateField()
    details = models.JSONField(default=dict)
    sealed_words = models.BinaryField(null=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Numbered within the return, from 1."""

        app_label = "reintegration"
        db_table = "reintegration_return_entry"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "returning", "number"], name="reintegration_return_entry_no"
            ),
        )
        indexes = (
            models.Index(
                fields=["agency_id", "event", "happened_on"], name="reintegration_return_figures"
            ),
        )
