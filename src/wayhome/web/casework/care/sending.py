"""Send a form of care: act, and keep what was typed whatever comes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.care.actions.keep_beds import NoShelter
from wayhome.care.actions.keep_providers import ProviderChanged
from wayhome.care.actions.plan_care import ActionsOpen
from wayhome.care.actions.record_service import DayAhead
from wayhome.care.actions.send_referral import ReferralUnderWay
from wayhome.care.actions.working import WordsMissing
from wayhome.care.domain.approvals import ApprovalMissing
from wayhome.care.domain.children import ChildStepsMissing
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.stays import DaysDisordered, NoBedFree
from wayhome.care.queries.agreements import AgreementMissing
from wayhome.cases.domain.workflow import EventRefused
from wayhome.consent.queries.covers import NotCovered

Words = str | Promise
Draw = Callable[..., HttpResponse]

_REFUSALS: Mapping[type[Exception], tuple[str | None, Words]] = {
    ActionsOpen: (
        None,
        gettext_lazy("Something of the plan is still to be done. Finish or drop it first."),
    ),
    DayAhead: (
        None,
        gettext_lazy("The day lies ahead. Write down what has happened, or only plan it."),
    ),
    DaysDisordered: (
        None,
        gettext_lazy("The last day comes before the first. Change one of them."),
    ),
    EventRefused: (
        None,
        gettext_lazy(
            "The case is closed. Have it opened again first; what you typed stands below."
        ),
    ),
    MoveRefused: (
        None,
        gettext_lazy("This does not follow from where it stands now. Look at the page again."),
    ),
    NoBedFree: (
        "arrives_on",
        gettext_lazy("Every bed is taken on one of these nights. Choose other days or a shelter."),
    ),
    NoShelter: (
        "provider",
        gettext_lazy("This provider keeps no beds now. Choose another, or have it changed."),
    ),
    ProviderChanged: (
        None,
        gettext_lazy(
            "Somebody else changed this provider meanwhile. Nothing of yours was saved; look at what "
            "it says now, and send what you typed again."
        ),
    ),
    ReferralUnderWay: (
        None,
        gettext_lazy(
            "Somebody is asked for this service already, or gives it: one owner at a time. Recall "
            "that referral first, or wait for its end."
        ),
    ),
}
_SAID: tuple[type[Exception], ...] = (
    AgreementMissing,
    ApprovalMissing,
    ChildStepsMissing,
    NotCovered,
    WordsMissing,
)
REFUSALS: tuple[type[Exception], ...] = (*_REFUSALS, *_SAID)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, what it does, and how its page is drawn again; `back` is an address."""

    form: Form
    act: Callable[[], object]
    draw: Draw
    done: Words
    back: str


def send(request: HttpRequest, sent: Sent) -> HttpResponse:
    """Act and go back; 422 with what to put right, and the form as it was typed."""
    if not sent.form.is_valid():
        return sent.draw(request, sent.form, status=422)
    try:
        sent.act()
    except REFUSALS as refusal:
        field, text = said(refusal)
        sent.form.add_error(field if field in sent.form.fields else None, str(text))
        return sent.draw(request, sent.form, status=422)
    messages.success(request, str(sent.done))
    return redirect(sent.back)


def said(refusal: Exception) -> tuple[str | None, Words]:
    """The field that a refusal is about, and what it says."""
    match refusal:
        case AgreementMissing():
            text = _(
                "No agreement in force with this agency names %(groups)s. A supervisor signs "
                "agreements under Report."
            )
            return None, text % {"groups": _listed(refusal.missing)}
        case ApprovalMissing():
            text = _("Your agency wants this approved by a supervisor first: %(step)s.")
            return None, text % {"step": refusal.step.label}
        case ChildStepsMissing():
            text = _("The person is a child. First comes: %(steps)s. Write it down under Children.")
            return None, text % {"steps": ", ".join(str(each.label) for each in refusal.missing)}
        case NotCovered():
            text = _("This may not leave. %(reason)s Record consent first, or carry less.")
            return None, text % {"reason": refusal.reason}
        case WordsMissing():
            return refusal.field, _("Fill this in first.")
    return _REFUSALS[type(refusal)]


def _listed(groups: frozenset[FieldGroup]) -> str:
    """Field groups in the order of their list."""
    return ", ".join(str(group.label) for group in FieldGroup if group in groups)
