"""A version of a form: what can happen to it, and where each event leads."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VersionState(TextChoices):
    """Where one version of a form stands."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class VersionEvent(TextChoices):
    """What can happen to a version."""

    PUBLISH = "publish", _("Publish")
    WITHDRAW = "withdraw", _("Withdraw")
    FILL = "fill", _("Fill in")


class VersionRefused(Exception):
    """The event cannot happen where the version stands now."""


_S, _E = VersionState, VersionEvent

TRANSITIONS: Mapping[tuple[VersionState, VersionEvent], VersionState] = {
    (_S.DRAFT, _E.PUBLISH): _S.PUBLISHED,
    (_S.DRAFT, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.PUBLISHED, _E.FILL): _S.PUBLISHED,
    (_S.PUBLISHED, _E.WITHDRAW): _S.WITHDRAWN,
    # A version that was withdrawn too soon, or an older one that was better.
    (_S.WITHDRAWN, _E.PUBLISH): _S.PUBLISHED,
}
"""The state after an event. Every pair that is not here is refused."""


def state_after(state: VersionState, event: VersionEvent) -> VersionState:
    """The state after an event. Raises VersionRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise VersionRefused
    return found
