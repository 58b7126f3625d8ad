"""The return of one person."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.reintegration.domain.journeys import DocumentKind, Fitness, Receiver, Transport
from wayhome.reintegration.domain.returning import ReturnState
from wayhome.reintegration.domain.risks import ReturnRisk
from wayhome.reintegration.domain.wishes import Basis


class Return(models.Model):
    """Where a return stands: codes, days, countries and provinces, nothing that names anybody.

    `complaint_id` is the complaint that tells of the person. Words, numbers, exact places and
    names are sealed in the entries. `approved_by` answers the last check of risks only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    state = models.CharField(max_length=20, choices=ReturnState, default=ReturnState.CONSIDERED)
    begun_at = models.DateTimeField()
    is_child = models.BooleanField(null=True)
    basis = models.CharField(max_length=20, choices=Basis, blank=True)
    agreed_on = models.DateField(null=True)
    risk = models.CharField(max_length=10, choices=ReturnRisk, blank=True)
    risk_checked_by = models.UUIDField(null=True)
    is_approved = models.BooleanField(null=True)
    embassy = models.CharField(max_length=3, blank=True)
    document_kind = models.CharField(max_length=20, choices=DocumentKind, blank=True)
    asked_on = models.DateField(null=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    from_country = models.CharField(max_length=3, blank=True)
    from_province = models.CharField(max_length=10, blank=True)
    to_country = models.CharField(max_length=3, blank=True)
    to_province = models.CharField(max_length=10, blank=True)
    travel_on = models.DateField(null=True)
    transport = models.CharField(max_length=10, choices=Transport, blank=True)
    fitness = models.CharField(max_length=10, choices=Fitness, blank=True)
    is_escorted = models.BooleanField(null=True)
    set_off_on = models.DateField(null=True)
    handed_over_on = models.DateField(null=True)
    receiver = models.CharField(max_length=10, choices=Receiver, blank=True)

    class Meta:
        """One return under way for a person of a case, and no impossible days."""

        app_label = "reintegration"
        db_table = "reintegration_return"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case_id", "complaint_id"],
                condition=~Q(state=ReturnState.HANDED_OVER),
                name="reintegration_return_one",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gt=F("issued_on")),
                name="reintegration_return_expiry",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on__isnull=True) | Q(handed_over_on__gte=F("set_off_on")),
                name="reintegration_return_order",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReturnState.TRAVELLING, ReturnState.HANDED_OVER])
                | Q(agreed_on__isnull=False) & ~Q(risk=""),
                name="reintegration_return_ground",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReturnState.TRAVELLING, ReturnState.HANDED_OVER])
                | ~Q(risk=ReturnRisk.HIGH)
                | Q(is_approved=True),
                name="reintegration_return_approved",
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="reintegration_return_case"),)
