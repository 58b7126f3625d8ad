"""A legal hold on a case or complaint."""

from django.db import models
from django.db.models import F, Q

from wayhome.erasure.domain.legal_holds import HoldReason
from wayhome.erasure.models.of_subject import OfSubject, one_subject
from wayhome.kernel.ids import new_id


class LegalHold(OfSubject):
    """Who asked to keep something, until which day, who agreed, and who lifted it. Codes only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reason = models.CharField(max_length=20, choices=HoldReason)
    ends_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)

    class Meta:
        """Two people: nobody agrees to a hold of their own."""

        app_label = "erasure"
        db_table = "erasure_legal_hold"
        constraints = (
            one_subject("erasure_legal_hold_subject"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
                name="erasure_legal_hold_two_people",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=HoldReason.values), name="erasure_legal_hold_reason"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case_id"], name="erasure_legal_hold_case"),
            models.Index(fields=["agency_id", "complaint_id"], name="erasure_legal_hold_complaint"),
        )
