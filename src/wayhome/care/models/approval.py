"""What a supervisor said of a step, and which steps an agency wants said something of."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.kernel.ids import new_id


class Approval(models.Model):
    """One word of a supervisor on a plan, referral or stay; added, the newest counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    step = models.CharField(max_length=10, choices=ApprovalStep)
    subject_id = models.UUIDField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    sealed_words = models.BinaryField(null=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Looked up by what it is about."""

        app_label = "care"
        indexes = (
            models.Index(fields=["agency_id", "subject_id", "step"], name="care_approval_subject"),
        )


class Setting(models.Model):
    """The steps of care that wait for a supervisor in one agency; added, the newest counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    approvals = ArrayField(models.CharField(max_length=10), default=list)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)

    class Meta:
        """The newest of an agency is looked up."""

        app_label = "care"
        indexes = (models.Index(fields=["agency_id", "changed_at"], name="care_setting_newest"),)
