"""When a case counts as stuck: nothing happened for too long, nobody works on it, a time ran out."""

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.risk import Risk

QUIET_AFTER: Mapping[Risk, timedelta] = {
    Risk.CRITICAL: timedelta(days=2),
    Risk.HIGH: timedelta(days=5),
    Risk.MEDIUM: timedelta(days=14),
    Risk.LOW: timedelta(days=30),
}
"""So long a case may go without a step; the greater the risk, the shorter."""


class StuckReason(TextChoices):
    """Why a case counts as stuck."""

    LATE = "late", _("A time ran out")
    NO_OWNER = "no_owner", _("Nobody works on it")
    QUIET = "quiet", _("No step for long")
