"""Send a form about a person of a case: act, and keep what was typed whatever comes."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.care.domain.children import ChildStepKind
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.domain.workflow import EventRefused
from wayhome.consent.queries.covers import NotCovered
from wayhome.consent.queries.safe_contact import ContactUnsafe
from wayhome.reintegration.actions.end_following import LinkUnknown
from wayhome.reintegration.actions.get_papers import CountryUnknown
from wayhome.reintegration.actions.look_at_risk import (
    CheckOutdated,
    OwnCheck,
    ReasonMissing,
    RiskNotHigh,
)
from wayhome.reintegration.actions.travel import (
    ApprovalMissing,
    DocumentMissing,
    EscortsMissing,
    NotFitToTravel,
    ReceiptNotConfirmed,
    RiskNotLookedAt,
)
from wayhome.reintegration.domain.days import DaysImpossible
from wayhome.reintegration.domain.following import FollowRefused
from wayhome.reintegration.domain.outcomes import TooEarly, TooFewAttempts
from wayhome.reintegration.domain.returning import StepRefused
from wayhome.reintegration.domain.wishes import (
    AgeContradicted,
    BasisMissing,
    NotInformed,
    WishMissing,
)
from wayhome.reintegration.queries.child_steps import ChildNotReady
from wayhome.web.casework.cases.sight import look
from wayhome.web.casework.reintegration.forms import EntryForm
from wayhome.web.casework.reintegration.sight import PersonSight, person_sight

Words = str | Promise
Draw = Callable[..., HttpResponse]

_REFUSALS: dict[type[Exception], tuple[str | None, Words]] = {
    AgeContradicted: (
        "is_child",
        gettext_lazy(
            "A complaint says that the person is a child. Treat them as one, or choose that a paper "
            "shows otherwise."
        ),
    ),
    ApprovalMissing: (
        None,
        gettext_lazy(
            "The risk of returning is high. A supervisor has to approve the return before anybody "
            "sets off."
        ),
    ),
    BasisMissing: (
        "basis",
        gettext_lazy("Name who decided that returning is best for the child."),
    ),
    CheckOutdated: (
        None,
        gettext_lazy("The questions have a new version by now. Go through them once more."),
    ),
    CountryUnknown: (None, gettext_lazy("Choose a country from the list.")),
    DocumentMissing: (
        None,
        gettext_lazy(
            "The journey crosses a border, and no travel document is noted. Note the document first."
        ),
    ),
    EscortsMissing: ("escorts", gettext_lazy("Write who escorts, or choose no escort.")),
    EventRefused: (
        None,
        gettext_lazy(
            "The case is closed. Have it opened again first; what you typed stands below."
        ),
    ),
    FollowRefused: (
        None,
        gettext_lazy("This cannot be recorded as the person is followed now. See the page."),
    ),
    LinkUnknown: (
        "linked_code",
        gettext_lazy("No other case that you can list has this code. Check it, or leave it empty."),
    ),
    NotFitToTravel: (
        None,
        gettext_lazy("The person was held not fit to travel. Plan the journey anew when they are."),
    ),
    NotInformed: (
        "informed_of",
        gettext_lazy("Explain both returning and staying first: else it is no free choice."),
    ),
    OwnCheck: (None, gettext_lazy("You looked at the risks yourself; another supervisor decides.")),
    ReasonMissing: ("words", gettext_lazy("Say why.")),
    ReceiptNotConfirmed: (
        None,
        gettext_lazy(
            "Write to whom, where, and who confirmed it. A child is always handed over to somebody."
        ),
    ),
    RiskNotHigh: (None, gettext_lazy("The risk is not high, so nobody has to approve it.")),
    RiskNotLookedAt: (
        None,
        gettext_lazy("Look at the risks of returning before anybody sets off."),
    ),
    StepRefused: (
        None,
        gettext_lazy("This does not follow from where the return stands now. See the page."),
    ),
    TooEarly: (
        None,
        gettext_lazy(
            "Too early: at least three follow-ups have to find safety at 4 or more, the last one "
            "among them."
        ),
    ),
    TooFewAttempts: (
        None,
        gettext_lazy(
            "Nobody is lost yet: note attempts on three days and in two ways since the person was "
            "last reached."
        ),
    ),
    WishMissing: ("words", gettext_lazy("Write what the person wishes, in their own words.")),
}
_REFUSED: tuple[type[Exception], ...] = (
    ChildNotReady,
    *_REFUSALS,
    DaysImpossible,
    NotCovered,
    ContactUnsafe,
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, what it does, the page it stands on, and what is said when done."""

    form: EntryForm
    act: Callable[[], object]
    draw: Draw
    done: Words


def send(request: HttpRequest, case_id: UUID, person: UUID, *, sent: Sent) -> HttpResponse:
    """Act and go back to the person; 422 with what to put right; 409 with what changed."""
    if not sent.form.is_valid():
        return sent.draw(request, _sight(request, case_id, person), sent.form, status=422)
    try:
        sent.act()
    except CaseChanged:
        return _conflict(request, case_id, person, sent=sent)
    except _REFUSED as refusal:
        field, text = _said(refusal)
        sent.form.add_error(field if field in sent.form.fields else None, str(text))
        return sent.draw(request, _sight(request, case_id, person), sent.form, status=422)
    messages.success(request, str(sent.done))
    return redirect("desk:case_return_person", case_id, person)


def _said(refusal: Exception) -> tuple[str | None, Words]:
    """The field that a refusal is about, and what it says."""
    match refusal:
        case ChildNotReady():
            text = _("The person is a child. First comes: %(steps)s. Write it down under Care.")
            labels = [str(ChildStepKind(each).label) for each in refusal.missing]
            return None, text % {"steps": ", ".join(labels)}
        case DaysImpossible():
            return refusal.about, refusal.problem.label
        case NotCovered():
            text = _("The embassy may not be told this. %(reason)s Record consent first.")
            return None, text % {"reason": refusal.reason}
        case ContactUnsafe():
            text = _(
                "Do not make contact so. %(reason)s If it has happened already, tell your "
                "supervisor and write a note."
            )
            return "way", text % {"reason": refusal.reason}
    return _REFUSALS[type(refusal)]


def _conflict(request: HttpRequest, case_id: UUID, person: UUID, *, sent: Sent) -> HttpResponse:
    """Nothing was written: show what others did, and the form as it was typed, ready to send."""
    sight = _sight(request, case_id, person)
    changed = sight.case_sight.events(after=sent.form.cleaned_data["version"])
    sent.form.renew(sight.case_sight.version)
    return sent.draw(request, sight, sent.form, status=409, changed=changed)


def _sight(request: HttpRequest, case_id: UUID, person: UUID) -> PersonSight:
    return person_sight(look(request, case_id), person)
