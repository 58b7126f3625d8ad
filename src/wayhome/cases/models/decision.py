"""A decision on a person of a case, or that one is contested."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.decisions.terms import AskedBy, DecidingBody, Recourse
from wayhome.cases.domain.decisions.workflow import DecisionEvent, DecisionState
from wayhome.cases.domain.outcomes import StandardOfProof
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.models.assessment import Assessment
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id

_WEIGHING = [event.value for event in DecisionEvent if event.decides]


class Decision(models.Model):
    """What was decided or asked about a person, by which body and standard, and what held then.

    Added, never changed; the last of a person holds. `person` is a complaint that tells of them. The
    three elements are copied from the assessment as it stood. `about_id` is the decision that is
    contested, or looked at again. Reasons, or the grounds of whoever contests, are sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="decisions"
    )
    version = models.PositiveIntegerField()
    person = models.UUIDField()
    event = models.CharField(max_length=20, choices=DecisionEvent)
    state = models.CharField(max_length=30, choices=DecisionState)
    body = models.CharField(max_length=40, choices=DecidingBody, blank=True)
    standard_of_proof = models.CharField(max_length=30, choices=StandardOfProof, blank=True)
    assessment = models.ForeignKey(
        Assessment, null=True, on_delete=models.PROTECT, db_constraint=False
    )
    act = models.CharField(max_length=10, choices=Presence, blank=True)
    means = models.CharField(max_length=10, choices=Presence, blank=True)
    purpose = models.CharField(max_length=10, choices=Presence, blank=True)
    is_child = models.BooleanField(null=True)
    about_id = models.UUIDField(null=True)
    asked_by = models.CharField(max_length=20, choices=AskedBy, blank=True)
    recourse = models.CharField(max_length=20, choices=Recourse, blank=True)
    decided_on = models.DateField()
    reflection_until = models.DateField(null=True)
    sealed_reasons = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """A decision has a body, a standard and an assessment; a contest says who asks for what."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "version"], name="cases_decision_version"
            ),
            models.CheckConstraint(
                condition=Q(
                    event__in=_WEIGHING,
                    body__in=DecidingBody.values,
                    standard_of_proof__in=StandardOfProof.values,
                    assessment__isnull=False,
                )
                | Q(
                    event__in=[DecisionEvent.WITHDRAW, DecisionEvent.CONTEST], standard_of_proof=""
                ),
                name="cases_decision_weighed",
            ),
            models.CheckConstraint(
                condition=Q(
                    event=DecisionEvent.CONTEST,
                    asked_by__in=AskedBy.values,
                    recourse__in=Recourse.values,
                    about_id__isnull=False,
                )
                | (~Q(event=DecisionEvent.CONTEST) & Q(asked_by="", recourse="")),
                name="cases_decision_contest",
            ),
            models.CheckConstraint(
                condition=Q(sealed_reasons__isnull=False), name="cases_decision_reasons"
            ),
            models.CheckConstraint(
                condition=Q(state__in=DecisionState.values), name="cases_decision_state"
            ),
        )
