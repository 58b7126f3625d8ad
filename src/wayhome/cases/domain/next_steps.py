"""What is to be done next on a case."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NextStep(TextChoices):
    """The one next step that a case always shows."""

    CONTACT_LODGER = "contact_lodger", _("Contact the lodger")
    CONTACT_PERSON = "contact_person", _("Contact the person")
    ASSESS = "assess", _("Record an assessment")
    CHECK_PLACE = "check_place", _("Check the place")
    ASK_INFORMATION = "ask_information", _("Ask another agency for information")
    RECORD_FINDING = "record_finding", _("Record a finding")
    PLAN_OPERATION = "plan_operation", _("Plan an operation")
    ARRANGE_SUPPORT = "arrange_support", _("Arrange support")
    ARRANGE_RETURN = "arrange_return", _("Arrange the return")
    FOLLOW_UP = "follow_up", _("Follow up with the person")
    REVIEW = "review", _("Review the case")
    CLOSE = "close", _("Close the case")
