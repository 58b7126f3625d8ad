"""One line of a case's timeline."""

from django.db import models
from django.db.models import Q

from wayhome.cases.domain.steps import StepKind
from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class Step(models.Model):
    """Something that happened to a case: who, what, when. Added, never changed.

    `version` is that of the case after it. `code` is the milestone, risk, reason or outcome; `subject_id` the complaint, user, note,
    assessment or finding that the line is about.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="steps"
    )
    kind = models.CharField(max_length=20, choices=StepKind)
    code = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """A milestone is reached once."""

        app_label = "cases"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "case", "code"],
                condition=Q(kind=StepKind.MILESTONE),
                name="cases_step_milestone_once",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case", "at"], name="cases_step_timeline"),
            models.Index(fields=["agency_id", "kind", "code", "at"], name="cases_step_figures"),
        )
