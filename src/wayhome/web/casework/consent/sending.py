"""Send a form about consent: act and go back, or say in plain words what stands against it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.workflow import EventRefused
from wayhome.consent.actions.record_consent import TakenBackSince
from wayhome.consent.actions.record_legal_basis import EndedBefore
from wayhome.consent.domain.new_basis import LawMissing
from wayhome.consent.domain.new_consent import (
    AgeContradicted,
    AssentRefused,
    GroupNotShared,
    GuardianMissing,
    GuardianNotNeeded,
    NotExplained,
    NothingChosen,
)
from wayhome.consent.domain.new_rules import (
    HoursImpossible,
    HoursMissing,
    WayMissing,
    WayNotSafe,
    ZoneUnknown,
)
from wayhome.consent.domain.recipients import RecipientUnknown
from wayhome.consent.domain.spans import DateImpossible

Words = str | Promise

_REFUSALS: dict[type[Exception], tuple[str, Words]] = {
    AgeContradicted: (
        "age",
        _(
            "A complaint says that this person is under eighteen. If a paper shows that they are"
            " not, choose that; else a guardian agrees for them."
        ),
    ),
    AssentRefused: (
        "assent",
        _(
            "The child does not agree, so a guardian’s yes does not count. If it is in the child’s"
            " best interests all the same, a supervisor records a legal basis."
        ),
    ),
    EndedBefore: ("reason", _("Somebody ended this legal basis already.")),
    EventRefused: ("", _("The case is closed. Open it again before you record this.")),
    GroupNotShared: ("groups_1", _("Who told us, and our own notes, are not theirs to share.")),
    GuardianMissing: (
        "guardian",
        _(
            "Whoever is or may be a child agrees through a guardian. Without one, a supervisor"
            " records a legal basis: the best interests of the child."
        ),
    ),
    GuardianNotNeeded: (
        "guardian",
        _("Nobody agrees for somebody who is grown up. Take the guardian out, or change the age."),
    ),
    HoursImpossible: ("hours", _("A day’s hours cannot begin and end at the same minute.")),
    HoursMissing: (
        "hours",
        _("Say at which hours, or choose “at any hour”. Only a letter and a receipt need none."),
    ),
    LawMissing: ("law", _("Name the law with its article, who decided, and why.")),
    NotExplained: (
        "points",
        _(
            "A yes counts only when all seven were explained and understood. Explain the rest first."
        ),
    ),
    NothingChosen: ("purpose_1", _("Choose what they agreed to. Silence is no.")),
    RecipientUnknown: ("recipients_1", _("Nobody can be named so. Choose from the list.")),
    TakenBackSince: (
        "given_at",
        _("After that day they took consent back. Ask them again, and record the new talk."),
    ),
    WayMissing: ("ways", _("Tick at least one way.")),
    WayNotSafe: (
        "ways",
        _("Where it is not safe, only a message behind the receipt is left. Untick the others."),
    ),
    ZoneUnknown: ("time_zone", _("Choose a time zone from the list.")),
}
_DATES: dict[tuple[str, str], Words] = {
    ("since", "ahead"): _("This moment is still to come. Give when they really agreed."),
    ("since", "too_early"): _("This is too long ago. Look at the year."),
    ("until_on", "over"): _("This day is over. Give a day that is still to come."),
    ("until_on", "too_late"): _(
        "This is too far ahead: consent lasts five years at most, a legal basis one year."
    ),
}
_DATE_FIELDS = {"since": "given_at", "until_on": "until_on"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, what it does, and how its page is drawn again: `draw(form, status)`."""

    form: Form
    act: Callable[[], object]
    draw: Callable[[Form, int], HttpResponse]
    done: Words


def send(request: HttpRequest, case: UUID, sent: Sent) -> HttpResponse:
    """Act and go to the page of consent; 422 with what to put right, and everything as typed."""
    if not sent.form.is_valid():
        return sent.draw(sent.form, 422)
    try:
        sent.act()
    except DateImpossible as refusal:
        name, text = _DATE_FIELDS[refusal.field], _DATES[refusal.field, refusal.problem]
        return _refused(sent, name, text)
    except tuple(_REFUSALS) as refusal:
        return _refused(sent, *_REFUSALS[type(refusal)])
    messages.success(request, str(sent.done))
    return redirect("desk:case_consent", case)


def _refused(sent: Sent, name: str, text: Words) -> HttpResponse:
    """The page again, with the reason at the control it is about."""
    sent.form.add_error(name if name in sent.form.fields else None, str(text))
    return sent.draw(sent.form, 422)
