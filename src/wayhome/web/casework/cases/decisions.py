"""Decisions on the persons of a case, and why it was opened again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.cases.actions.decide_on_person import contest_decision, decide_on_person
from wayhome.cases.domain.decisions.workflow import DecisionEvent, DecisionState
from wayhome.cases.queries.decisions import DecidedPerson, DecisionsPage, decisions_page
from wayhome.cases.queries.words import Words
from wayhome.kernel import clock
from wayhome.web.casework.cases.decision_forms import ContestForm, DecisionForm
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.submit import Draw, Submission, seen_version, submit
from wayhome.web.casework.cases.words_form import WordsForm, opened_words
from wayhome.web.casework.frame import desk_actor
from wayhome.web.components.status.tag import Tone

_TONES = {
    DecisionState.REASONABLE: Tone.CARE,
    DecisionState.CONCLUSIVE: Tone.GOOD,
    DecisionState.UNDECIDED: Tone.QUIET,
    DecisionState.WITHDRAWN: Tone.QUIET,
}


@require_GET
def decisions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The persons of the case with what is decided about each."""
    return draw_decisions(request, look(request, case_id))


@require_GET
def decided_person(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """One person: every decision, and the form for the next."""
    return _drawing(person)(request, look(request, case_id))


@require_POST
def decide(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Record a decision on one person."""
    actor = desk_actor(request)
    about = decisions_page(actor, case_id).of(person)
    form = DecisionForm(request.POST, version=0, about=about)

    def act() -> None:
        version = seen_version(form)
        decide_on_person(
            case=case_id, person=person, decision=form.decision, by=actor, version=version
        )

    done = _("The decision is recorded.")
    sent = Submission(form, act, _drawing(person), done, "desk:case_decision", (person,))
    return submit(request, case_id, sent)


@require_POST
def contest(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Record that somebody contests the last decision on one person."""
    actor = desk_actor(request)
    decisions_page(actor, case_id).of(person)
    form = ContestForm(request.POST, version=0)

    def act() -> None:
        version = seen_version(form)
        contest_decision(
            case=case_id, person=person, contest=form.contest, by=actor, version=version
        )

    done = _("It is recorded that the decision is contested. Somebody else has to judge it.")
    sent = Submission(form, act, _drawing(person), done, "desk:case_decision", (person,))
    return submit(request, case_id, sent)


@require_POST
def open_decision(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Open the reasons of one decision on a person."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    opened = opened_words(form, sight, Words.DECISION)
    status = 200 if opened else 422
    return _drawing(person)(request, sight, words_form=form, opened=opened, status=status)


@require_POST
def open_reopening(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the words of why the case was opened again."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    opened = opened_words(form, sight, Words.REOPENING)
    status = 200 if opened else 422
    return draw_decisions(request, sight, words_form=form, opened=opened, status=status)


def draw_decisions(
    request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The persons, and why the case was opened again."""
    del sent
    found = decisions_page(sight.actor, sight.case.row.id)
    context = {
        "persons": [_person(each) for each in found.persons],
        "reopenings": _reopenings(found, sight),
        "words_form": more.get("words_form") or WordsForm(sight=sight),
        "opened": more.get("opened"),
    }
    status = more.get("status", 200)
    return case_response(request, sight, template="decisions", context=context, status=status)


def _drawing(person: UUID) -> Draw:
    """How the page of one person is drawn, with the form as it was typed or anew."""

    def draw(
        request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
    ) -> HttpResponse:
        about = decisions_page(sight.actor, sight.case.row.id).of(person)
        if isinstance(sent, DecisionForm):
            sent.narrow(about)
        context = {
            **_person(about),
            "sent": sent,
            "decide": sent
            if isinstance(sent, DecisionForm)
            else DecisionForm(version=sight.version, about=about),
            "contest": sent
            if isinstance(sent, ContestForm)
            else ContestForm(version=sight.version),
            # What was typed stays on the page, even where it does not follow any more.
            "may_contest": DecisionEvent.CONTEST in about.events or isinstance(sent, ContestForm),
            "may_decide": bool(about.events - {DecisionEvent.CONTEST})
            or isinstance(sent, DecisionForm),
            "changed": more.get("changed", ()),
            "rows": [{"line": e, "who": sight.people.name(e.by)} for e in about.lines],
            "words_form": more.get("words_form") or WordsForm(sight=sight),
            "opened": more.get("opened"),
        }
        status = more.get("status", 200)
        return case_response(
            request, sight, template="decisions_person", context=context, status=status
        )

    return draw


def _person(about: DecidedPerson) -> Mapping[str, Any]:
    """A person in words, with what is left of the time to recover."""
    today = clock.local_today()
    until = about.reflection_until
    return {
        "about": about,
        "tone": Tone.CARE if about.state.is_contested else _TONES.get(about.state, Tone.PLAIN),
        "reflection_until": until,
        "is_reflecting": until is not None and today <= until,
        "days_left": (until - today).days if until and today <= until else 0,
    }


def _reopenings(found: DecisionsPage, sight: Sight) -> list[Mapping[str, Any]]:
    return [{"line": each, "who": sight.people.name(each.by)} for each in found.reopenings]
