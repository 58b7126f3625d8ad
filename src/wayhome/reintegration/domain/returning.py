"""A return: what can happen to it, and where each event leads."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReturnState(TextChoices):
    """Where the return of one person stands."""

    CONSIDERED = "considered", _("Considered")
    AGREED = "agreed", _("Agreed by the person")
    PAPERS_ASKED = "papers_asked", _("Papers asked for")
    PAPERS_READY = "papers_ready", _("Papers at hand")
    PLANNED = "planned", _("Journey planned")
    TRAVELLING = "travelling", _("Travelling")
    HANDED_OVER = "handed_over", _("Handed over at home")
    BROKEN_OFF = "broken_off", _("Broken off")
    STAYS = "stays", _("Stays")


class ReturnEvent(TextChoices):
    """Everything that can happen to a return, as its history tells it."""

    CONSIDER = "consider", _("Return considered")
    CHECK_RISK = "check_risk", _("Risks of returning looked at")
    APPROVE = "approve", _("Return at high risk approved")
    DECLINE = "decline", _("Return at high risk not approved")
    AGREE = "agree", _("The person wishes to return")
    REFUSE = "refuse", _("The person does not wish to return")
    ASK_PAPERS = "ask_papers", _("Travel document asked for")
    DENY_PAPERS = "deny_papers", _("Travel document refused")
    RECEIVE_PAPERS = "receive_papers", _("Travel document issued")
    HOLD_PAPERS = "hold_papers", _("The person holds a travel document")
    PLAN = "plan", _("Journey planned")
    SET_OFF = "set_off", _("Journey begun")
    HAND_OVER = "hand_over", _("Handed over at home")
    BREAK_OFF = "break_off", _("Return broken off")


class StepRefused(Exception):
    """The event cannot happen where the return stands now."""


_S, _E = ReturnState, ReturnEvent
_BEFORE_TRAVEL = (_S.CONSIDERED, _S.AGREED, _S.PAPERS_ASKED, _S.PAPERS_READY, _S.PLANNED)
_LOOKED_AT = (_E.CHECK_RISK, _E.APPROVE, _E.DECLINE)

TRANSITIONS: Mapping[tuple[ReturnState, ReturnEvent], ReturnState] = {
    # Until the journey begins the person may change their mind, and risks may be looked at anew.
    **{(state, _E.REFUSE): _S.STAYS for state in _BEFORE_TRAVEL},
    **{(state, _E.BREAK_OFF): _S.BROKEN_OFF for state in _BEFORE_TRAVEL},
    **{(state, event): state for state in _BEFORE_TRAVEL for event in _LOOKED_AT},
    (_S.CONSIDERED, _E.AGREE): _S.AGREED,
    (_S.AGREED, _E.ASK_PAPERS): _S.PAPERS_ASKED,
    (_S.AGREED, _E.HOLD_PAPERS): _S.PAPERS_READY,
    # Inside one country nobody needs a travel document; see `journey`.
    (_S.AGREED, _E.PLAN): _S.PLANNED,
    (_S.PAPERS_ASKED, _E.ASK_PAPERS): _S.PAPERS_ASKED,
    (_S.PAPERS_ASKED, _E.RECEIVE_PAPERS): _S.PAPERS_READY,
    (_S.PAPERS_ASKED, _E.DENY_PAPERS): _S.AGREED,
    # Papers run out before a journey comes about.
    (_S.PAPERS_READY, _E.ASK_PAPERS): _S.PAPERS_ASKED,
    (_S.PAPERS_READY, _E.PLAN): _S.PLANNED,
    (_S.PLANNED, _E.ASK_PAPERS): _S.PAPERS_ASKED,
    (_S.PLANNED, _E.PLAN): _S.PLANNED,
    (_S.PLANNED, _E.SET_OFF): _S.TRAVELLING,
    (_S.TRAVELLING, _E.HAND_OVER): _S.HANDED_OVER,
    (_S.TRAVELLING, _E.BREAK_OFF): _S.BROKEN_OFF,
    (_S.STAYS, _E.CONSIDER): _S.CONSIDERED,
    (_S.BROKEN_OFF, _E.CONSIDER): _S.CONSIDERED,
}
"""The state after an event. Every pair that is not here is refused."""


def state_after(state: ReturnState, event: ReturnEvent) -> ReturnState:
    """The state after an event. Raises StepRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise StepRefused
    return found
