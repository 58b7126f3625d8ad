"""An operation: going to where people are held."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.operations.domain.kinds import OperationKind
from wayhome.operations.domain.workflow import OperationState

_NOT_BEGUN = [OperationState.PLANNED, OperationState.APPROVED]


class Operation(models.Model):
    """What is planned, by whom it was last changed, and where it stands.

    Who leads, who takes part and what is planned stand sealed under the key `key_id`; so does
    everything below it. `version` grows with every change, so that two who edit at once find out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    code = models.CharField(max_length=9)
    key_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=OperationKind)
    state = models.CharField(max_length=12, choices=OperationState, default=OperationState.PLANNED)
    province = models.CharField(max_length=10, blank=True)
    planned_from = models.DateTimeField()
    planned_until = models.DateTimeField()
    needs_second = models.BooleanField(default=False)
    planned_by = models.UUIDField(null=True)
    planned_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    sealed_plan = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Times come in their order, and a state has the times that belong to it."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="operations_code"),
            models.CheckConstraint(
                condition=Q(state__in=OperationState.values), name="operations_state"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OperationKind.values), name="operations_kind"
            ),
            models.CheckConstraint(
                condition=Q(planned_until__gt=F("planned_from")), name="operations_window"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")),
                name="operations_ended_after_begun",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_NOT_BEGUN, begun_at__isnull=True, ended_at__isnull=True)
                | Q(state=OperationState.UNDER_WAY, begun_at__isnull=False, ended_at__isnull=True)
                | Q(state=OperationState.DONE, begun_at__isnull=False, ended_at__isnull=False)
                | Q(state=OperationState.CALLED_OFF),
                name="operations_times_of_state",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state", "planned_from"], name="operations_list"),
            models.Index(fields=["agency_id", "ended_at"], name="operations_figures"),
        )
