"""Assessments and findings of a case."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.actions.record_finding import NewFinding, record_finding
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.palermo import FORMS, Element, Elements, Presence, assess
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.queries.case_page import AssessmentLine
from wayhome.cases.queries.words import Words
from wayhome.web.casework import words
from wayhome.web.casework.cases.forms import AssessmentForm, FindingForm
from wayhome.web.casework.cases.sight import EventLine, Sight, case_response, look
from wayhome.web.casework.cases.submit import Submission, seen_version, submit
from wayhome.web.casework.cases.words_form import WordsForm, opened_words
from wayhome.web.casework.frame import desk_actor


@require_GET
def assessment(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The assessments, and the form for the next one."""
    return draw_assessment(request, look(request, case_id))


@require_POST
def record_one_assessment(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record an assessment."""
    actor = desk_actor(request)
    form = AssessmentForm(request.POST, version=0)

    def act() -> None:
        given = NewAssessment(form.elements, form.child, notes=form.cleaned_data["notes"])
        record_assessment(case=case_id, assessment=given, by=actor, version=seen_version(form))

    done = _("The assessment is recorded.")
    sent = Submission(form, act, draw_assessment, done, "desk:case_assessment")
    return submit(request, case_id, sent)


@require_GET
def finding(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The findings, and the form for the next one."""
    return draw_finding(request, look(request, case_id))


@require_POST
def record_one_finding(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record a finding."""
    actor = desk_actor(request)
    form = FindingForm(request.POST, version=0)

    def act() -> None:
        given = NewFinding(
            outcome=Outcome(form.cleaned_data["outcome"]),
            standard_of_proof=StandardOfProof(form.cleaned_data["standard_of_proof"]),
            reasons=form.cleaned_data["reasons"],
            offence_kind=form.offence,
        )
        record_finding(case=case_id, finding=given, by=actor, version=seen_version(form))

    done = _("The finding is recorded.")
    return submit(request, case_id, Submission(form, act, draw_finding, done, "desk:case_finding"))


@require_POST
def open_reasons(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the reasons of one finding."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    opened = opened_words(form, sight, Words.REASONS)
    status = 200 if opened else 422
    return draw_finding(request, sight, words_form=form, opened=opened, status=status)


@require_POST
def open_notes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the notes of one assessment."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    opened = opened_words(form, sight, Words.ASSESSMENT)
    status = 200 if opened else 422
    return draw_assessment(request, sight, words_form=form, opened=opened, status=status)


def draw_assessment(
    request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The assessments, newest first, and the form as it was typed or anew."""
    held = sight.case.assessment
    fresh = AssessmentForm(version=sight.version, before=held)
    context = _judging(sight, sent or fresh, CaseEvent.ASSESS, **more)
    context["rows"] = [
        {
            "line": line,
            "who": sight.people.name(line.by),
            "tone": words.RESULT_TONES[line.result],
            "remarks": _remarks(line),
            "present": _present(line),
        }
        for line in sight.case.assessments
    ]
    return case_response(
        request, sight, template="assessment", context=context, status=more.get("status", 200)
    )


def draw_finding(
    request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The findings, newest first, and the form as it was typed or anew."""
    fresh = FindingForm(version=sight.version)
    context = _judging(sight, sent or fresh, CaseEvent.FIND, **more)
    context["rows"] = [
        {"line": line, "who": sight.people.name(line.by)} for line in sight.case.findings
    ]
    return case_response(
        request, sight, template="finding", context=context, status=more.get("status", 200)
    )


def _judging(sight: Sight, form: Form, event: CaseEvent, **more: Any) -> dict[str, Any]:
    """What both pages share."""
    changed: tuple[EventLine, ...] = more.get("changed", ())
    return {
        "form": form,
        "may": event in sight.case.events,
        "changed": changed,
        "words_form": more.get("words_form") or WordsForm(sight=sight),
        "opened": more.get("opened"),
    }


def _remarks(line: AssessmentLine) -> list[str]:
    """Why an assessment has its result."""
    elements = Elements(
        **{
            element.value: {
                code: Presence(presence)
                for code, presence in line.forms.get(element.value, {}).items()
            }
            for element in Element
        }
    )
    return [words.remark(each) for each in sorted(assess(elements, is_child=line.is_child).remarks)]


def _present(line: AssessmentLine) -> list[dict[str, Any]]:
    """Each element with its presence and the forms in which it is present."""
    presence = {Element.ACT: line.act, Element.MEANS: line.means, Element.PURPOSE: line.purpose}
    return [
        {
            "element": element,
            "presence": presence[element],
            "forms": [
                FORMS[element](code).label
                for code, known in line.forms.get(element.value, {}).items()
                if known == Presence.PRESENT
            ],
        }
        for element in Element
    ]
