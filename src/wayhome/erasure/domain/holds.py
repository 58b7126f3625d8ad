"""What keeps a case from being erased."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HoldKind(TextChoices):
    """Why a case may not be erased now, in words for whoever asked for it."""

    CASE_OPEN = "case_open", _("The case is open. Close it first.")
    NOT_OVER = "not_over", _("The case has not been closed for 24 months.")
    PROCEEDING = "proceeding", _("A proceeding against an alleged person is not over.")
    COMPENSATION = "compensation", _("A claim for compensation is not settled.")
    CONTESTED = "contested", _("A decision on a person is contested.")
    FOLLOWED = "followed", _("A person is still being followed after the return.")
    REFERRAL = "referral", _("A referral waits for its answer or outcome.")
    TASKS = "tasks", _("Tasks of the case wait.")
    TAKEN = "taken", _("The case is on a phone that was taken along.")
    LEGAL = "legal", _("A legal hold is in force.")
