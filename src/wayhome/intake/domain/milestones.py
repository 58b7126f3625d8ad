"""Milestones: the only steps of the work that a lodger sees."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MilestoneCode(TextChoices):
    """Steps in their usual order; some complaints never reach some of them."""

    RECEIVED = "received", _("Received")
    UNDER_VERIFICATION = "under_verification", _("Being checked")
    VERIFIED = "verified", _("Checked")
    IN_OPERATION = "in_operation", _("Teams are at work")
    PERSON_LOCATED = "person_located", _("The person was located")
    SUPPORTED = "supported", _("Support has begun")
    RETURNED = "returned", _("The person has returned")
    CLOSED = "closed", _("Closed")
