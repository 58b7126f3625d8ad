"""One entry in the history of following a person."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.reintegration.domain.following import FollowEvent, FollowState
from wayhome.reintegration.domain.ways import Way
from wayhome.reintegration.models.follow_up import FollowUp
from wayhome.reintegration.models.following import Following


class FollowingEntry(models.Model):
    """What happened while a person was followed. Added, never changed.

    `measures` is `{"housing": 4, "safety": null, …}`, from 1 to 5, null where it is not known;
    `linked_case_id` the case of those who were trafficked again. The id comes with the form.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    following = models.ForeignKey(
        Following, on_delete=models.PROTECT, db_constraint=False, related_name="entries"
    )
    number = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=20, choices=FollowEvent)
    state_after = models.CharField(max_length=20, choices=FollowState)
    happened_on = models.DateField()
    follow_up = models.ForeignKey(
        FollowUp, on_delete=models.PROTECT, db_constraint=False, null=True
    )
    way = models.CharField(max_length=20, choices=Way, blank=True)
    measures = models.JSONField(null=True)
    measures_version = models.CharField(max_length=10, blank=True)
    linked_case_id = models.UUIDField(null=True)
    sealed_words = models.BinaryField(null=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Numbered from 1; measures exactly when a follow-up was done."""

        app_label = "reintegration"
        db_table = "reintegration_following_entry"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "following", "number"], name="reintegration_following_no"
            ),
            models.CheckConstraint(
                condition=Q(event=FollowEvent.REPORT, measures__isnull=False)
                | ~Q(event=FollowEvent.REPORT) & Q(measures__isnull=True),
                name="reintegration_following_measured",
            ),
        )
        indexes = (
            models.Index(
                fields=["agency_id", "event", "happened_on"], name="reintegration_follow_figures"
            ),
        )
