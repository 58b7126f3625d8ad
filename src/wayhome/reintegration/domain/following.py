"""Following a person after the return: what can happen, and where each event leads."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FollowState(TextChoices):
    """Where the reintegration of one person stands."""

    FOLLOWED = "followed", _("Being followed")
    REINTEGRATED = "reintegrated", _("Reintegrated")
    LOST = "lost", _("Lost")
    TRAFFICKED_AGAIN = "trafficked_again", _("Trafficked again")
    REFUSED = "refused", _("Refused further contact")
    DIED = "died", _("Died")


class FollowEvent(TextChoices):
    """Everything that can happen while a person is followed."""

    BEGIN = "begin", _("Follow-up begun")
    PLAN = "plan", _("Follow-up planned")
    REPORT = "report", _("Follow-up done")
    MISS = "miss", _("Person not reached")
    CONFIRM = "confirm", _("Reintegration confirmed")
    LOSE = "lose", _("Contact lost")
    TRAFFIC_AGAIN = "traffic_again", _("Trafficked again")
    REFUSE = "refuse", _("Further contact refused")
    DIE = "die", _("Death recorded")
    TAKE_UP = "take_up", _("Follow-up taken up again")


class FollowRefused(Exception):
    """The event cannot happen as the person is followed now."""


_S, _E = FollowState, FollowEvent
_RESTING = (_S.REINTEGRATED, _S.LOST, _S.TRAFFICKED_AGAIN, _S.REFUSED)

TRANSITIONS: Mapping[tuple[FollowState, FollowEvent], FollowState] = {
    (_S.FOLLOWED, _E.PLAN): _S.FOLLOWED,
    (_S.FOLLOWED, _E.REPORT): _S.FOLLOWED,
    (_S.FOLLOWED, _E.MISS): _S.FOLLOWED,
    (_S.FOLLOWED, _E.CONFIRM): _S.REINTEGRATED,
    (_S.FOLLOWED, _E.LOSE): _S.LOST,
    (_S.FOLLOWED, _E.REFUSE): _S.REFUSED,
    (_S.FOLLOWED, _E.TRAFFIC_AGAIN): _S.TRAFFICKED_AGAIN,
    (_S.FOLLOWED, _E.DIE): _S.DIED,
    # It comes to light later what became of somebody; whoever is found again is followed again.
    **{(state, _E.TAKE_UP): _S.FOLLOWED for state in _RESTING},
    **{
        (state, _E.TRAFFIC_AGAIN): _S.TRAFFICKED_AGAIN
        for state in _RESTING
        if state is not _S.TRAFFICKED_AGAIN
    },
    **{(state, _E.DIE): _S.DIED for state in _RESTING},
}
"""The state after an event. Every pair that is not here is refused."""


def follow_after(state: FollowState, event: FollowEvent) -> FollowState:
    """The state after an event. Raises FollowRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise FollowRefused
    return found
