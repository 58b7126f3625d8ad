"""What can happen to a case, and who may let it happen: the table of states and events."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.permissions import Permission as May


class CaseState(TextChoices):
    """A case is worked on, or rests."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class CaseEvent(StrEnum):
    """Everything that can happen to a case that exists."""

    ADD_NOTE = "add_note"
    ASSESS = "assess"
    ASSIGN = "assign"
    ATTACH = "attach"
    CLOSE = "close"
    DETACH = "detach"
    FIND = "find"
    PLAN = "plan"
    REACH = "reach"
    REOPEN = "reopen"
    WORK = "work"


NEEDS: Mapping[CaseEvent, May] = {
    CaseEvent.ADD_NOTE: May.CASE_UPDATE,
    CaseEvent.ASSESS: May.CASE_ASSESS,
    CaseEvent.ASSIGN: May.CASE_ASSIGN,
    CaseEvent.ATTACH: May.COMPLAINT_TRIAGE,
    CaseEvent.CLOSE: May.CASE_CLOSE,
    CaseEvent.DETACH: May.COMPLAINT_TRIAGE,
    CaseEvent.FIND: May.CASE_FIND,
    CaseEvent.PLAN: May.CASE_UPDATE,
    CaseEvent.REACH: May.CASE_UPDATE,
    CaseEvent.REOPEN: May.CASE_CLOSE,
    CaseEvent.WORK: May.CASE_UPDATE,
}
"""The permission that each event needs."""

_OPEN, _CLOSED = CaseState.OPEN, CaseState.CLOSED

TRANSITIONS: Mapping[tuple[CaseState, CaseEvent], CaseState] = {
    (_OPEN, CaseEvent.ADD_NOTE): _OPEN,
    (_OPEN, CaseEvent.ASSESS): _OPEN,
    (_OPEN, CaseEvent.ASSIGN): _OPEN,
    (_OPEN, CaseEvent.ATTACH): _OPEN,
    (_OPEN, CaseEvent.CLOSE): _CLOSED,
    (_OPEN, CaseEvent.DETACH): _OPEN,
    (_OPEN, CaseEvent.FIND): _OPEN,
    (_OPEN, CaseEvent.PLAN): _OPEN,
    (_OPEN, CaseEvent.REACH): _OPEN,
    # What the rooms above do on a case: operation, justice, care, return, tasks, papers.
    (_OPEN, CaseEvent.WORK): _OPEN,
    # What comes to light later is written down without waking the case.
    (_CLOSED, CaseEvent.ADD_NOTE): _CLOSED,
    (_CLOSED, CaseEvent.REOPEN): _OPEN,
}
"""The state after an event. Every pair that is not here is refused."""


class EventRefused(Exception):
    """The event cannot happen in the present state."""


def state_after(state: CaseState, event: CaseEvent) -> CaseState:
    """The state after an event. Raises EventRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise EventRefused
    return found


class CloseReason(TextChoices):
    """Why a case was closed."""

    HELPED = "helped", _("The person is safe and supported")
    RETURNED = "returned", _("The person has returned")
    UNSUBSTANTIATED = "unsubstantiated", _("The complaint was not borne out")
    REFERRED = "referred", _("Handed to another authority")
    WITHDRAWN = "withdrawn", _("The person or the lodger asked to stop")
    NO_LEADS = "no_leads", _("No lead is left to follow")
    EMPTIED = "emptied", _("Its complaints belong elsewhere")


class ReopenReason(TextChoices):
    """Why a closed case is opened again."""

    NEW_INFORMATION = "new_information", _("Something new came to light")
    DANGER_AGAIN = "danger_again", _("The person is in danger again")
    PERSON_ASKED = "person_asked", _("The person or the lodger asked for it")
    CONTESTED = "contested", _("A decision is contested")
    CLOSED_IN_ERROR = "closed_in_error", _("It was closed in error")
