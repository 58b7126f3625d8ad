"""Triage: what is decided about a complaint, and what may be decided next."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.statuses import ComplaintStatus


class Decision(TextChoices):
    """What somebody decides about a complaint."""

    OPEN_CASE = "open_case", _("Open a case")
    ATTACH = "attach", _("Attach to a case")
    SET_ASIDE = "set_aside", _("Set aside")
    DETACH = "detach", _("Take out of its case")
    RESTORE = "restore", _("Put back into the queue")


class SetAsideReason(TextChoices):
    """Why a complaint is set aside."""

    OUTSIDE_MANDATE = "outside_mandate", _("Outside the mandate")
    NOT_ENOUGH = "not_enough", _("Too little to act on, and no way to ask")
    WITHDRAWN = "withdrawn", _("Withdrawn by the lodger")
    REPEATED = "repeated", _("The same lodger sent the same text before")
    NO_CONTENT = "no_content", _("No content, a test or an advertisement")


_NEW, _ATTACHED, _ASIDE = ComplaintStatus.NEW, ComplaintStatus.ATTACHED, ComplaintStatus.SET_ASIDE

STATUS_AFTER: Mapping[Decision, ComplaintStatus] = {
    Decision.OPEN_CASE: _ATTACHED,
    Decision.ATTACH: _ATTACHED,
    Decision.SET_ASIDE: _ASIDE,
    Decision.DETACH: _NEW,
    Decision.RESTORE: _NEW,
}
"""Where each decision leads."""

DECISIONS: Mapping[ComplaintStatus, frozenset[Decision]] = {
    _NEW: frozenset({Decision.OPEN_CASE, Decision.ATTACH, Decision.SET_ASIDE}),
    _ASIDE: frozenset({Decision.OPEN_CASE, Decision.ATTACH, Decision.RESTORE}),
    _ATTACHED: frozenset({Decision.DETACH}),
}
"""What can be decided in each status; everything else is refused."""


class DecisionRefused(Exception):
    """The complaint was decided upon already."""


def check_decision(status: ComplaintStatus, decision: Decision) -> None:
    """Refuse a decision that cannot be made in this status. Raises DecisionRefused."""
    if decision not in DECISIONS[status]:
        raise DecisionRefused
