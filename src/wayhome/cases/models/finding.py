"""A finding: what verification came to."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.models.assessment import Assessment
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id

_WITH_OFFENCE = [outcome.value for outcome in Outcome if outcome.states_offence]


class Finding(models.Model):
    """An outcome with its standard of proof, its reasons, and the assessment it rests on.

    Added, never changed: a later finding, which has a higher `version` of the case, supersedes it. The sealed reasons are never empty.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="findings"
    )
    version = models.PositiveIntegerField()
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, db_constraint=False)
    outcome = models.CharField(max_length=20, choices=Outcome)
    standard_of_proof = models.CharField(max_length=30, choices=StandardOfProof)
    offence_kind = models.CharField(max_length=30, choices=OffenceKind, blank=True)
    sealed_reasons = models.BinaryField(null=True)
    concluded_at = models.DateTimeField()
    concluded_by = models.UUIDField(null=True)

    class Meta:
        """An offence exactly when the outcome states one; a standard of proof always."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "version"], name="cases_finding_version"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=_WITH_OFFENCE, offence_kind__in=OffenceKind.values)
                | Q(
                    outcome__in=[Outcome.UNSUBSTANTIATED, Outcome.UNDETERMINED],
                    offence_kind="",
                ),
                name="cases_finding_offence",
            ),
            models.CheckConstraint(
                condition=Q(standard_of_proof__in=StandardOfProof.values),
                name="cases_finding_standard",
            ),
            models.CheckConstraint(
                condition=Q(sealed_reasons__isnull=False), name="cases_finding_reasons"
            ),
        )
