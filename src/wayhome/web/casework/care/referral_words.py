"""How referrals read, at both ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayhome.access.queries.agency_names import AgencyName
from wayhome.access.queries.colleagues import Office
from wayhome.care.domain.referrals import (
    ReferralEvent,
    ReferralOutcome,
    ReferralState,
    RejectReason,
    Side,
    StopReason,
    Urgency,
)
from wayhome.care.queries.referral_steps import StepOfReferral
from wayhome.kernel import clock
from wayhome.web.components.status.tag import Tone

STATE_TONES = {
    ReferralState.DRAFT: Tone.PLAIN,
    ReferralState.SENT: Tone.CARE,
    ReferralState.ACCEPTED: Tone.CALM,
    ReferralState.REJECTED: Tone.QUIET,
    ReferralState.RECALLED: Tone.QUIET,
    ReferralState.STOPPED: Tone.QUIET,
    ReferralState.DONE: Tone.GOOD,
}
_CODES = {
    ReferralState.REJECTED: RejectReason,
    ReferralState.STOPPED: StopReason,
    ReferralState.DONE: ReferralOutcome,
}
_CODES_OF_EVENTS = {
    ReferralEvent.REJECT: RejectReason,
    ReferralEvent.STOP: StopReason,
    ReferralEvent.FINISH: ReferralOutcome,
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a referral's history; `words` are there once they are open."""

    step: StepOfReferral
    title: str | Promise
    text: str | Promise
    who: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AnswerBy:
    """The day an answer is needed by, in words, and whether it has passed."""

    text: str | Promise
    is_late: bool


def agency_name(names: Mapping[UUID, AgencyName], agency: UUID | None) -> str:
    """The name of an agency of this instance; empty for none."""
    return names[agency].name if agency is not None and agency in names else ""


def reason(state: ReferralState, code: str) -> str | Promise:
    """Why it stands as it does, in words."""
    codes = _CODES.get(state)
    return codes(code).label if codes and code in codes.values else ""


def owner(side: Side, receiver: str) -> str:
    """Who is answerable for the service now."""
    return receiver if side is Side.RECEIVER else _("Us")


def answer_by(state: ReferralState, urgency: Urgency, sent_at: datetime | None) -> AnswerBy | None:
    """Until when an answer is needed; None once nobody waits for one."""
    if sent_at is None:
        return AnswerBy(urgency.label, is_late=False) if state is ReferralState.DRAFT else None
    if state is not ReferralState.SENT:
        return None
    due = urgency.due(clock.local_day(sent_at))
    text = _("By %(day)s") % {"day": date_format(due, "DATE_FORMAT")}
    return AnswerBy(text, is_late=due < clock.local_today())


def happened(
    step: StepOfReferral,
    *,
    names: Mapping[UUID, AgencyName],
    people: Office,
    opened: tuple[UUID, str] | None = None,
) -> Happened:
    """A step in words; colleagues by name, another agency as a whole.

    `opened` is the step whose words were opened just now, and the words.
    """
    codes = _CODES_OF_EVENTS.get(step.event)
    return Happened(
        step=step,
        title=step.event.label,
        text=codes(step.code).label if codes and step.code in codes.values else "",
        who=people.name(step.by) or agency_name(names, step.by_agency),
        words=opened[1] if opened and opened[0] == step.id else "",
    )
