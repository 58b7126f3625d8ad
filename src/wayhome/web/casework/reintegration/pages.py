"""The pages of a case's return: its persons, one person, each step, and what is opened."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.places.countries import country_name
from wayhome.places.provinces import province_name
from wayhome.reintegration.domain.following import FollowEvent, FollowState
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState
from wayhome.reintegration.domain.risks import ReturnRisk
from wayhome.reintegration.queries.covering import why_not_covered
from wayhome.reintegration.queries.returns import ReturnLine
from wayhome.reintegration.queries.words import OpenedEntry, open_entry
from wayhome.web.casework.cases.sight import case_response, look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.reintegration.chart import outcome_chart
from wayhome.web.casework.reintegration.entry_words import follow_rows, opened_rows, return_rows
from wayhome.web.casework.reintegration.follow_steps import (
    BEGIN,
    FOLLOW_STEPS,
    OF_FOLLOW_UP,
    of_follow_up,
)
from wayhome.web.casework.reintegration.return_steps import RETURN_STEPS
from wayhome.web.casework.reintegration.sight import PersonSight, person_sight, person_sights
from wayhome.web.casework.reintegration.step_page import StepPage, show, take
from wayhome.web.components.status.tag import Tone

_METHODS = ["GET", "HEAD", "POST"]
_TELLING = {ReturnState.PAPERS_ASKED, ReturnState.PAPERS_READY, ReturnState.PLANNED}
_RISK_TONES = {
    ReturnRisk.LOW: Tone.QUIET,
    ReturnRisk.MEDIUM: Tone.PLAIN,
    ReturnRisk.HIGH: Tone.CARE,
}
_FOLLOW_TONES = {
    FollowState.FOLLOWED: Tone.CALM,
    FollowState.REINTEGRATED: Tone.GOOD,
    FollowState.TRAFFICKED_AGAIN: Tone.URGENT,
    FollowState.LOST: Tone.CARE,
}
_RETURN_TONES = {
    ReturnState.TRAVELLING: Tone.CARE,
    ReturnState.HANDED_OVER: Tone.GOOD,
    ReturnState.BROKEN_OFF: Tone.CARE,
}


@require_GET
def returns(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The persons of a case with their return and what came after."""
    sight = look(request, case_id)
    persons = [{"sight": each, **_tones(each)} for each in person_sights(sight)]
    return case_response(request, sight, template="return", context={"persons": persons})


@require_GET
def person(request: HttpRequest, case_id: UUID, complaint_id: UUID) -> HttpResponse:
    """One person: where the return stands, what can be done, the schedule, the history."""
    return _draw_person(request, person_sight(look(request, case_id), complaint_id))


@require_POST
def open_words(request: HttpRequest, case_id: UUID, complaint_id: UUID) -> HttpResponse:
    """Open the sealed words of one entry for a purpose."""
    sight = person_sight(look(request, case_id), complaint_id)
    form = WordsForm(request.POST, sight=sight.case_sight)
    if not form.is_valid():
        return _draw_person(request, sight, words_form=form, status=422)
    opened = open_entry(
        sight.case_sight.actor,
        case_id,
        entry=form.cleaned_data["words"],
        purpose=Purpose(form.cleaned_data["purpose"]),
    )
    return _draw_person(request, sight, words_form=form, opened=opened)


@require_http_methods(_METHODS)
def return_step(
    request: HttpRequest, case_id: UUID, complaint_id: UUID, *, step: str
) -> HttpResponse:
    """One step of a return."""
    if step not in RETURN_STEPS:
        raise Http404
    sight = person_sight(look(request, case_id), complaint_id)
    return _step(RETURN_STEPS[ReturnEvent(step)], request, sight)


@require_http_methods(_METHODS)
def follow_step(
    request: HttpRequest, case_id: UUID, complaint_id: UUID, *, step: str
) -> HttpResponse:
    """One step of following a person."""
    sight = person_sight(look(request, case_id), complaint_id)
    if step == FollowEvent.BEGIN:
        return _step(BEGIN, request, sight)
    if step not in FOLLOW_STEPS:
        raise Http404
    return _step(FOLLOW_STEPS[FollowEvent(step)], request, sight)


@require_http_methods(_METHODS)
def follow_up_step(
    request: HttpRequest, case_id: UUID, complaint_id: UUID, *, step: str, follow_up: UUID
) -> HttpResponse:
    """One step of one follow-up."""
    sight = person_sight(look(request, case_id), complaint_id)
    due = {each.id for each in sight.following.follow_ups} if sight.following else set()
    if step not in OF_FOLLOW_UP:
        raise Http404
    page = OF_FOLLOW_UP[step]
    if request.method == "POST":
        # A form sent twice finds its follow-up done or dropped; the action knows its entry.
        return take(page, request, sight, act=of_follow_up(step, follow_up))
    if follow_up not in due:
        raise Http404
    return show(page, request, sight)


def _step(page: StepPage, request: HttpRequest, sight: PersonSight) -> HttpResponse:
    return take(page, request, sight) if request.method == "POST" else show(page, request, sight)


def _draw_person(
    request: HttpRequest,
    sight: PersonSight,
    *,
    words_form: WordsForm | None = None,
    opened: OpenedEntry | None = None,
    status: int = 200,
) -> HttpResponse:
    case = sight.case_sight
    following = sight.following
    context: dict[str, Any] = {
        "person": sight,
        **_tones(sight),
        "where": _where(sight),
        "steps": _steps(sight),
        "follow_steps": _follow_steps(sight),
        "may_begin": following is None and case.case.row.state == "open" and _works(sight),
        "may_report": following is not None and FollowEvent.REPORT in following.events,
        "history": return_rows(sight),
        "follow_history": follow_rows(sight),
        "chart": outcome_chart(following.reports) if following and following.reports else None,
        "words_form": words_form or WordsForm(sight=case),
        "opened": opened,
        "opened_rows": opened_rows(opened) if opened else (),
    }
    return case_response(request, case, template="return_person", context=context, status=status)


def _tones(sight: PersonSight) -> dict[str, Any]:
    """How states look."""
    held, followed = sight.returning, sight.following
    return {
        "return_tone": _RETURN_TONES.get(held.state, Tone.PLAIN) if held else "",
        "risk_tone": _RISK_TONES[held.risk] if held and held.risk else "",
        "follow_tone": _FOLLOW_TONES.get(followed.state, Tone.QUIET) if followed else "",
    }


def _where(sight: PersonSight) -> dict[str, str]:
    """Embassy and route in words."""
    held = sight.returning
    if held is None:
        return {}
    ends = [
        ", ".join(filter(None, (province and province_name(province), country_name(country))))
        for province, country in (
            (held.from_province, held.from_country),
            (held.to_province, held.to_country),
        )
        if country
    ]
    return {
        "embassy": country_name(held.embassy) if held.embassy else "",
        "not_covered": _not_covered(sight, held),
        "route": " → ".join(ends),
    }


def _not_covered(sight: PersonSight, held: ReturnLine) -> str:
    """Why the embassy that was asked may be told nothing more."""
    if not held.embassy or held.state not in _TELLING:
        return ""
    actor, case = sight.case_sight.actor, sight.case_sight.case.row.id
    return why_not_covered(actor, case=case, person=held.complaint, embassy=held.embassy)


def _steps(sight: PersonSight) -> list[dict[str, Any]]:
    """The steps of a return that the actor can take now, in their order."""
    held = sight.returning
    if held is None or held.state is ReturnState.HANDED_OVER:
        may = sight.case_sight.case.row.state == "open" and _works(sight)
        possible = frozenset({ReturnEvent.CONSIDER}) if may else frozenset()
    else:
        possible = held.events
    return [
        {"slug": event.value, "title": step.title}
        for event, step in RETURN_STEPS.items()
        if event in possible
    ]


def _follow_steps(sight: PersonSight) -> list[dict[str, Any]]:
    """What can be recorded of following now."""
    events = sight.following.events if sight.following else frozenset()
    return [
        {"slug": event.value, "title": step.title}
        for event, step in FOLLOW_STEPS.items()
        if event in events
    ]


def _works(sight: PersonSight) -> bool:
    """Whether the actor may work on the case."""
    return can(sight.case_sight.actor, Permission.CASE_UPDATE, sight.case_sight.case.target)
