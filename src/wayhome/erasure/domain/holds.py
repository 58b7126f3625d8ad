"""What keeps a case, or a complaint that is in none, from being erased."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HoldKind(TextChoices):
    """Why something may not be erased now, in words for whoever asked for it."""

    CASE_OPEN = "case_open", _("The case is open. Close it first.")
    IN_CASE = "in_case", _("The complaint is in a case. It is erased with that case.")
    UNDECIDED = "undecided", _("The complaint waits for a decision. Set it aside first.")
    NOT_OVER = "not_over", _("The time for keeping it is not over.")
    PROCEEDING = "proceeding", _("A proceeding against an alleged person is not over.")
    COMPENSATION = "compensation", _("A claim for compensation is not settled.")
    CONTESTED = "contested", _("A decision on a person is contested.")
    FOLLOWED = "followed", _("A person is still being followed after the return.")
    REFERRAL = "referral", _("A referral waits for its answer or outcome.")
    TASKS = "tasks", _("Tasks of the case wait.")
    TAKEN = "taken", _("The case is on a phone that was taken along.")
    LEGAL = "legal", _("A legal hold is in force.")
