"""Approvals: which steps of care wait for a supervisor, where an agency chose so."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ApprovalStep(TextChoices):
    """A step that an agency may want approved first."""

    PLAN = "plan", _("Beginning an action of a care plan")
    REFERRAL = "referral", _("Sending a referral")
    STAY = "stay", _("Moving into a shelter")
    CLOSING = "closing", _("Ending a care plan")


class Verdict(TextChoices):
    """What a supervisor said."""

    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Sent back")


class ApprovalMissing(Exception):
    """The agency wants this step approved by a supervisor first, and it is not."""

    def __init__(self, step: ApprovalStep) -> None:
        super().__init__()
        self.step = step
