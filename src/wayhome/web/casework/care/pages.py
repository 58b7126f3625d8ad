"""The pages of care in a case that show what is written down and add to it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.care.actions.assess_needs import NewNeeds, assess_needs
from wayhome.care.actions.record_child_step import NewChildStep, record_child_step
from wayhome.care.actions.record_conference import NewConference, record_conference
from wayhome.care.actions.working import Whom
from wayhome.care.domain.children import ChildStepKind, ChildView, TakingPart
from wayhome.care.domain.needs import Need
from wayhome.care.domain.services import ServiceKind
from wayhome.care.queries.words import CareWords
from wayhome.web.casework.care import plan_page, referral_page, service_page, stay_page
from wayhome.web.casework.care.filled import CaseCarePage, Filled
from wayhome.web.casework.care.forms import ChildStepForm, Choices, ConferenceForm, NeedsForm
from wayhome.web.casework.care.sight import CareSight, care_response, care_sight, opened_sight
from wayhome.web.casework.frame import desk_actor
from wayhome.web.components.status.tag import Tone

_NEED_TONES = {
    Need.URGENT: Tone.URGENT,
    Need.SOME: Tone.CARE,
    Need.NONE: Tone.QUIET,
    Need.DECLINED: Tone.QUIET,
    Need.NOT_KNOWN: Tone.PLAIN,
}


@require_GET
def overview(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What is done for each person, in short."""
    seen = care_sight(request, case_id)
    return care_response(request, seen, here="overview", context={"persons": _persons(seen)})


@require_GET
def needs(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The needs of each person, and the form for the next assessment."""
    return draw_needs(request, care_sight(request, case_id))


@require_POST
def assess(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down needs."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = NeedsForm(request.POST, people=seen.people)

    def act() -> None:
        given = form.cleaned_data
        whom = Whom(case_id, form.whom)
        assess_needs(NewNeeds(given["id"], whom, form.answers, given["note"]), by=actor)

    return CaseCarePage("needs", draw_needs).send(
        request, seen, Filled(form, act, _("The needs are written down."))
    )


@require_GET
def conferences(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The conferences, and the form for the next."""
    return draw_conferences(request, care_sight(request, case_id))


@require_POST
def hold_conference(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down a conference."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ConferenceForm(request.POST, label_suffix="")

    def act() -> None:
        given = form.cleaned_data
        new = NewConference(
            id=given["id"],
            case=case_id,
            held_on=given["held_on"],
            took_part=[TakingPart(role) for role in given["took_part"]],
            decisions=given["decisions"],
            tasks=given["tasks"],
        )
        record_conference(new, by=actor)

    done = _("The conference is written down.")
    return CaseCarePage("conferences", draw_conferences).send(
        request, seen, Filled(form, act, done)
    )


@require_GET
def children(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The steps for children, what is missing, and the form for the next."""
    return draw_children(request, care_sight(request, case_id))


@require_POST
def take_child_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down a step for a child."""
    actor, seen = desk_actor(request), care_sight(request, case_id)
    form = ChildStepForm(request.POST, people=seen.people)

    def act() -> None:
        given = form.cleaned_data
        new = NewChildStep(
            id=given["id"],
            whom=Whom(case_id, form.whom),
            kind=ChildStepKind(given["kind"]),
            on_day=given["on_day"],
            took_part=[TakingPart(role) for role in given["took_part"]],
            child_view=ChildView(given["child_view"]),
            words=given["words"],
        )
        record_child_step(new, by=actor)

    return CaseCarePage("children", draw_children).send(
        request, seen, Filled(form, act, _("The step is written down."))
    )


@require_POST
def open_text(request: HttpRequest, case_id: UUID, here: str) -> HttpResponse:
    """Open one text, or all of a plan, for a purpose."""
    draw = _PAGES.get(here)
    if draw is None:
        raise Http404
    seen = opened_sight(request, case_id)
    return draw(request, seen, status=200 if seen.texts else 422)


def draw_needs(
    request: HttpRequest, seen: CareSight, sent: Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The needs, newest first."""
    rows = [
        {
            "line": line,
            "person": seen.name(line.person),
            "who": seen.sight.people.name(line.by),
            "answers": _answers(line.answers),
            "note": seen.sealed(CareWords.NEEDS, line.id) if line.has_note else None,
        }
        for line in seen.care.needs
    ]
    asked = _asked(request, seen)
    form = sent or NeedsForm(people=asked, stands=_standing(seen, asked))
    choices = seen.people if len(asked) != 1 and sent is None else ()
    context = {"rows": rows, "form": form, "choices": choices}
    return care_response(request, seen, here="needs", context=context, status=status)


def _asked(request: HttpRequest, seen: CareSight) -> Choices:
    """Whom the questions are about: the only person, or whoever was chosen of several."""
    chosen = request.GET.get("person", "")
    return [each for each in seen.people if each[0] == chosen] or seen.people


def _standing(seen: CareSight, asked: Choices) -> Mapping[ServiceKind, Need] | None:
    """What stands now of that person: asking again begins there, so that no need is lost."""
    if len(asked) != 1:
        return None
    person = UUID(asked[0][0])
    whole = next(each.complaints for each in seen.care.persons if person in each.complaints)
    return next((each.answers for each in seen.care.needs if each.person in whole), None)


def draw_conferences(
    request: HttpRequest, seen: CareSight, sent: Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The conferences, newest first."""
    rows = [
        {
            "line": line,
            "who": seen.sight.people.name(line.by),
            "decisions": seen.sealed(CareWords.DECISIONS, line.id),
            "tasks": seen.sealed(CareWords.TASKS, line.id) if line.has_tasks else None,
        }
        for line in seen.care.conferences
    ]
    context = {"rows": rows, "form": sent or ConferenceForm(label_suffix="")}
    return care_response(request, seen, here="conferences", context=context, status=status)


def draw_children(
    request: HttpRequest, seen: CareSight, sent: Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The steps, newest first, and for each person what stands in the way."""
    rows = [
        {
            "line": line,
            "person": seen.name(line.person),
            "words": seen.sealed(CareWords.CHILD_STEP, line.id),
        }
        for line in seen.care.child_steps
    ]
    form = sent or ChildStepForm(people=seen.people)
    context = {"rows": rows, "form": form, "persons": _persons(seen)}
    return care_response(request, seen, here="children", context=context, status=status)


_PAGES = {
    "needs": draw_needs,
    "conferences": draw_conferences,
    "children": draw_children,
    "plan": plan_page.draw,
    "services": service_page.draw,
    "stays": stay_page.draw,
    "referrals": referral_page.draw,
}


def _persons(seen: CareSight) -> list[dict[str, Any]]:
    """Each person with the newest needs and what is under way."""
    found = []
    for each in seen.care.persons:
        newest = next((n for n in seen.care.needs if n.person in each.complaints), None)
        found.append(
            {
                "person": each,
                "name": seen.name(each.complaint),
                "was_asked": newest is not None,
                "needs": [
                    answer
                    for answer in _answers(newest.answers if newest else {})
                    if answer["need"] in (Need.URGENT, Need.SOME)
                ],
                "services": [s for s in seen.care.services if s.person in each.complaints],
                "stays": [s for s in seen.care.stays if s.person in each.complaints],
            }
        )
    return found


def _answers(answers: Any) -> list[dict[str, Any]]:
    """Answers in words with their tones."""
    return [
        {"kind": kind, "need": need, "tone": _NEED_TONES[need]} for kind, need in answers.items()
    ]
