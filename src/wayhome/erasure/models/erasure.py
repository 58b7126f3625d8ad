"""The erasure of one case or complaint."""

from django.db import models
from django.db.models import F, Q

from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.workflow import LIVE, ErasureState
from wayhome.erasure.models.of_subject import OfSubject, one_subject
from wayhome.kernel.ids import new_id

_ONCE = sorted(state.value for state in (*LIVE, ErasureState.DONE))


class Erasure(OfSubject):
    """Who proposed to erase something, on which ground, who agreed, and how far it is.

    The reason in words is sealed with the key of what it is about, so that it goes with it. `days_left` are
    days that the worker still has to see; `counted_on` is the last one it saw. A clock that jumps
    brings nothing nearer by more than a day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ground = models.CharField(max_length=20, choices=Ground)
    sealed_reason = models.BinaryField(null=True)
    state = models.CharField(max_length=12, choices=ErasureState, default=ErasureState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    days_left = models.PositiveSmallIntegerField(null=True)
    counted_on = models.DateField(null=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        """One live or done erasure for each; nothing runs that two people did not agree on."""

        app_label = "erasure"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case_id"],
                condition=Q(state__in=_ONCE),
                name="erasure_erasure_once",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "complaint_id"],
                condition=Q(state__in=_ONCE),
                name="erasure_complaint_once",
            ),
            one_subject("erasure_erasure_subject"),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "declined", "called_off"])
                | (Q(approved_by__isnull=False) & ~Q(approved_by=F("proposed_by"))),
                name="erasure_erasure_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ErasureState.values), name="erasure_erasure_state"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "state"], name="erasure_erasure_state_ix"),)
