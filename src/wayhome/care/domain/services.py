"""Services: what is given to a person, by type, and how one goes on."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ServiceKind(TextChoices):
    """Types of help. The first eight are asked about in every needs assessment."""

    SHELTER = "shelter", _("Shelter")
    HEALTH = "health", _("Health care")
    PSYCHOSOCIAL = "psychosocial", _("Psychosocial support")
    LEGAL = "legal", _("Legal aid")
    EDUCATION = "education", _("Education")
    LIVELIHOOD = "livelihood", _("Livelihood")
    REPATRIATION = "repatriation", _("Repatriation")
    FAMILY_TRACING = "family_tracing", _("Family tracing")
    FINANCIAL = "financial", _("Financial help")
    RIGHTS_TRAINING = "rights_training", _("Training about rights")
    LABOUR_RECOVERY = "labour_recovery", _("Recovery from labour exploitation")
    SEXUAL_RECOVERY = "sexual_recovery", _("Recovery from sexual exploitation")


ASKED = tuple(ServiceKind)[:8]
"""The types that a needs assessment asks about."""


class ServiceState(TextChoices):
    """Where a service stands."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Completed")
    STOPPED = "stopped", _("Stopped")


class ServiceEvent(StrEnum):
    """What can happen to a service that is written down."""

    BEGIN = "begin"
    COMPLETE = "complete"
    STOP = "stop"


_S, _E = ServiceState, ServiceEvent

SERVICE_MOVES: Mapping[tuple[ServiceState, ServiceEvent], ServiceState] = {
    (_S.PLANNED, _E.BEGIN): _S.UNDER_WAY,
    (_S.PLANNED, _E.STOP): _S.STOPPED,
    (_S.UNDER_WAY, _E.COMPLETE): _S.DONE,
    (_S.UNDER_WAY, _E.STOP): _S.STOPPED,
}
"""The state of a service after an event."""
