"""Send a form of a case: validate, act, and keep what was typed whatever comes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.cases.actions.add_note import NoteEmpty
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import ReopenWordsMissing
from wayhome.cases.actions.record_finding import AssessmentMissing, ReasonsMissing
from wayhome.cases.actions.write_danger import QuestionsChanged
from wayhome.cases.domain.danger.workflow import DangerRefused
from wayhome.cases.domain.decisions.terms import DayWrong, SameDecider
from wayhome.cases.domain.decisions.workflow import DecisionRefused
from wayhome.cases.domain.indicators.profile import UnknownProfile
from wayhome.cases.domain.indicators.recommend import ProfileForOthers
from wayhome.cases.domain.milestones import FindingMissing, MoveRefused
from wayhome.cases.domain.outcomes import ContradictsAssessment, OffenceMissing
from wayhome.cases.domain.workflow import EventRefused
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import look

Words = str | Promise
Draw = Callable[..., HttpResponse]

_REFUSALS: dict[type[Exception], tuple[str | None, Words]] = {
    AssessmentMissing: (
        None,
        _("Record an assessment first: it states act, means and purpose."),
    ),
    ContradictsAssessment: (
        "offence_kind",
        _("The assessment says that an element is absent. Assess again first, or choose another."),
    ),
    DangerRefused: (
        None,
        _(
            "The danger stands otherwise. Take it before you move it on; and while it is open, make"
            " the person safe or answer the danger questions again before you close the case."
        ),
    ),
    DayWrong: (
        "decided_on",
        _("The day is to come, or comes before the last one recorded for this person."),
    ),
    DecisionRefused: (
        None,
        _(
            "This does not follow now. The first stage comes before the second, a contested"
            " decision is judged before anything else, and only a decision can be contested."
        ),
    ),
    EventRefused: (None, _("This cannot be done now: the case is closed, or is open already.")),
    FindingMissing: (None, _("“Verified” needs a finding that confirms it.")),
    ProfileForOthers: (
        "is_child",
        _("This profile is for another age. Choose the one for adults or for children."),
    ),
    QuestionsChanged: (None, _("The questions have changed. Look through your answers again.")),
    SameDecider: (
        None,
        _("You made or judged this decision. Somebody else has to judge what is contested."),
    ),
    UnknownProfile: (
        None,
        _("This profile has a new version by now. Look through your answers and send them again."),
    ),
    MoveRefused: (None, _("This milestone does not follow now, or was reached before.")),
    NoteEmpty: ("text", _("Write something first.")),
    OffenceMissing: (
        "offence_kind",
        _("Name the offence when the outcome states one, and none otherwise."),
    ),
    ReopenWordsMissing: ("words", _("Say why in words.")),
    ReasonsMissing: ("reasons", _("Say what the finding rests on.")),
}


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that was sent, what it does, and the page it stands on.

    `draw(request, sight, form, status=…, changed=…)` shows the page again with the form; `beside` are
    the ids that the address `back` takes beside the case.
    """

    form: Form
    act: Callable[[], object]
    draw: Draw
    done: Words
    back: str
    beside: tuple[UUID, ...] = ()


def submit(request: HttpRequest, case_id: UUID, sent: Submission) -> HttpResponse:
    """Act and go back; 422 with what to put right; 409 with what changed meanwhile."""
    if not sent.form.is_valid():
        return sent.draw(request, look(request, case_id), sent.form, status=422)
    try:
        sent.act()
    except CaseChanged:
        return _conflict(request, case_id, sent)
    except tuple(_REFUSALS) as refusal:
        field, text = _REFUSALS[type(refusal)]
        sent.form.add_error(field if field in sent.form.fields else None, str(text))
        return sent.draw(request, look(request, case_id), sent.form, status=422)
    messages.success(request, str(sent.done))
    return redirect(sent.back, case_id, *sent.beside)


def _conflict(request: HttpRequest, case_id: UUID, sent: Submission) -> HttpResponse:
    """Nothing was written: show what others did, and the form as it was typed, ready to send."""
    sight = look(request, case_id)
    changed: tuple[Any, ...] = ()
    if isinstance(sent.form, CaseForm):
        changed = sight.events(after=sent.form.cleaned_data["version"])
        sent.form.renew(sight.version)
    return sent.draw(request, sight, sent.form, status=409, changed=changed)


def seen_version(form: Form) -> int:
    """The version of the case that a valid form was written on."""
    return int(form.cleaned_data["version"])
