"""Indicators of a case: which profiles there are, the answers, and what the rule makes of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.cases.actions.answer_profile import NewAnswers, answer_profile
from wayhome.cases.domain.indicators.profile import Profile, UnknownProfile, dimensions, profiles
from wayhome.cases.domain.indicators.recommend import Recommendation, Screened, SurveyClass
from wayhome.cases.domain.indicators.weigh import Weight
from wayhome.cases.domain.palermo import Element, Presence
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.queries.profile_answers import AnswersLine, profile_answers
from wayhome.web.casework.cases.indicator_forms import IndicatorForm
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.submit import Draw, Submission, seen_version, submit
from wayhome.web.casework.frame import desk_actor
from wayhome.web.components.status.tag import Tone

_RECOMMENDED = {
    Recommendation.SUPPORTED: (_("The indicators support a finding of trafficking"), Tone.CARE),
    Recommendation.NOT_SUPPORTED: (_("The indicators do not support it"), Tone.QUIET),
    Recommendation.OPEN: (_("Answers are missing that could change it"), Tone.PLAIN),
}
_WEIGHTS = {
    Weight.POSITIVE: (_("Positive"), Tone.CARE),
    Weight.NEGATIVE: (_("Not positive"), Tone.QUIET),
    Weight.OPEN: (_("Open"), Tone.PLAIN),
}
_CLASSES = {
    SurveyClass.NOT_EXPLOITED: _("not exploited"),
    SurveyClass.EXPLOITED: _("exploited"),
    SurveyClass.DECEPTION_AND_EXPLOITATION: _("deception and exploitation"),
    SurveyClass.TRAFFICKING_FOR_FORCED_LABOUR: _("trafficking for forced labour"),
}


@require_GET
def indicators(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The profiles that can be answered, and every round of answers so far."""
    sight = look(request, case_id)
    lines = profile_answers(sight.actor, case_id)
    context = {
        "profiles": list(profiles().values()),
        "may": CaseEvent.ASSESS in sight.case.events,
        "rows": [_row(line, sight) for line in lines],
    }
    return case_response(request, sight, template="indicators", context=context)


@require_GET
def indicator_questions(request: HttpRequest, case_id: UUID, profile_id: str) -> HttpResponse:
    """The items of one profile, with the last answers to it as a beginning."""
    return _draw(_profile(profile_id))(request, look(request, case_id))


@require_POST
def answer_indicators(request: HttpRequest, case_id: UUID, profile_id: str) -> HttpResponse:
    """Record answers to one profile."""
    actor, held = desk_actor(request), _profile(profile_id)
    form = IndicatorForm(request.POST, profile=held, version=0)

    def act() -> None:
        given = NewAnswers(
            profile=held.id,
            profile_version=form.cleaned_data["profile_version"],
            answers=form.answers,
            act=Presence(form.cleaned_data["act"]),
            is_child=form.child,
        )
        try:
            answer_profile(case=case_id, given=given, by=actor, version=seen_version(form))
        except UnknownProfile:
            form.renew_profile()
            raise

    done = _("The answers are recorded.")
    return submit(
        request, case_id, Submission(form, act, _draw(held), done, "desk:case_indicators")
    )


def _profile(profile_id: str) -> Profile:
    """A profile that can be answered; any other address leads nowhere."""
    held = profiles().get(profile_id)
    if held is None or not held.is_complete:
        raise Http404
    return held


def _draw(held: Profile) -> Draw:
    """How the page of this profile is drawn, with the form as it was typed or anew."""

    def draw(
        request: HttpRequest, sight: Sight, sent: Form | None = None, **more: Any
    ) -> HttpResponse:
        before = [
            line
            for line in profile_answers(sight.actor, sight.case.row.id)
            if line.profile.id == held.id
        ]
        fresh = IndicatorForm(
            profile=held, version=sight.version, before=before[0] if before else None
        )
        context = {
            "form": sent or fresh,
            "profile": held,
            "may": CaseEvent.ASSESS in sight.case.events,
            "changed": more.get("changed", ()),
        }
        return case_response(
            request,
            sight,
            template="indicators_questions",
            context=context,
            status=more.get("status", 200),
        )

    return draw


def _row(line: AnswersLine, sight: Sight) -> Mapping[str, Any]:
    """One round of answers as the page shows it."""
    text, tone = _RECOMMENDED[line.recommendation]
    return {
        "line": line,
        "who": sight.people.name(line.by),
        "recommendation": text,
        "tone": tone,
        "elements": _elements(line.screened) if line.screened else (),
        "dimensions": _dimensions(line.screened) if line.screened else (),
        "survey_class": _survey_class(line.screened),
    }


def _elements(found: Screened) -> Sequence[Mapping[str, Any]]:
    parts = {Element.ACT: found.act, Element.MEANS: found.means, Element.PURPOSE: found.purpose}
    if not found.dimensions:
        del parts[Element.MEANS]
    return [{"element": element, "presence": presence} for element, presence in parts.items()]


def _dimensions(found: Screened) -> Sequence[Mapping[str, Any]]:
    """The table by dimension: where it stands, what speaks for it, how many answers are missing."""
    told = dimensions()
    return [
        {
            "label": told[each.dimension].label,
            "text": _WEIGHTS[each.weight][0],
            "tone": _WEIGHTS[each.weight][1],
            "present": each.present,
            "missing": len(each.missing),
        }
        for each in found.dimensions
    ]


def _survey_class(found: Screened | None) -> Any:
    return _CLASSES[found.survey_class] if found and found.survey_class else ""
