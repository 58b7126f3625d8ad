"""A service that somebody gives to a person."""

from django.db import models
from django.db.models import Q

from wayhome.care.domain.services import ServiceKind, ServiceState
from wayhome.care.models.provider import Provider
from wayhome.kernel.ids import new_id


class Service(models.Model):
    """What was given by whom, from which day to which."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    kind = models.CharField(max_length=30, choices=ServiceKind)
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, db_constraint=False, null=True, related_name="services"
    )
    state = models.CharField(max_length=10, choices=ServiceState)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    sealed_note = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """What is under way has begun, what is over has ended, and in that order."""

        app_label = "care"
        constraints = (
            models.CheckConstraint(
                condition=Q(from_on__isnull=False)
                | Q(state__in=[ServiceState.PLANNED, ServiceState.STOPPED]),
                name="care_service_began",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=models.F("from_on")),
                name="care_service_days",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case_id"], name="care_service_case"),
            models.Index(fields=["agency_id", "from_on"], name="care_service_figures"),
            models.Index(fields=["agency_id", "provider", "state"], name="care_service_provider"),
        )
