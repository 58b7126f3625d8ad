"""Take a judgement of a pair, or the settlement of a disagreement, and go on to the next pair."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.people.actions import judge as judging
from wayhome.people.actions import settle as settling
from wayhome.people.actions.note_judgement import StandAgainst
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.pairs import next_pair
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.matches.forms import JudgementForm, SettlementForm
from wayhome.web.casework.matches.review import show_opened
from wayhome.web.casework.matches.trail import trail_of

_CONFLICT, _UNPROCESSABLE = 409, 422


@require_POST
def judge(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Record the judgement and open the next pair; a refusal shows the pair with what was typed."""
    form = JudgementForm(request.POST, actor=desk_actor(request))
    return _taken(request, pair_id, form)


@require_POST
def settle(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Record the settlement and open the next pair."""
    form = SettlementForm(request.POST, actor=desk_actor(request))
    return _taken(request, pair_id, form)


def _taken(request: HttpRequest, pair_id: UUID, form: JudgementForm) -> HttpResponse:
    """The next pair when the form was taken, else the same page with what is wrong."""
    if request.POST.get("purpose") not in Purpose.values:
        return redirect("desk:match", pair_id)
    purpose = Purpose(request.POST["purpose"])
    if not form.is_valid():
        return show_opened(request, pair_id, purpose=purpose, form=form, status=_UNPROCESSABLE)
    judgement = _judged(request, pair_id, form)
    if judgement is None:
        return show_opened(request, pair_id, purpose=purpose, form=form, status=_CONFLICT)
    return _onward(request, pair_id, judgement)


def _onward(request: HttpRequest, pair_id: UUID, judgement: UUID) -> HttpResponse:
    """To the next pair of the pile, or to the pile when it was the last."""
    actor, trail = desk_actor(request), trail_of(request.POST)
    following = next_pair(actor, trail.pile, trail.wanted, after=pair_id)
    if following is None:
        return redirect(replace(trail, purpose="").pile_href(judged=str(judgement)))
    return redirect(trail.pair_href(following, judged=str(judgement)))


def _judged(request: HttpRequest, pair_id: UUID, form: JudgementForm) -> UUID | None:
    """The judgement taken; if none was, the form says why."""
    verdict = Verdict(form.cleaned_data["verdict"])
    act = settling.settle if isinstance(form, SettlementForm) else judging.judge
    reason, by = form.cleaned_data["reason"], desk_actor(request)
    try:
        return act(pair=pair_id, verdict=verdict, reason=reason, by=by).judgement
    except (
        judging.AlreadySettled,
        judging.HeldDifferent,
        judging.HeldSame,
        settling.NotDisputed,
        settling.OwnDispute,
    ) as refusal:
        form.add_error("verdict", _why_not(refusal))
        if isinstance(refusal, StandAgainst):
            form.against = refusal.judgements
    return None


def _why_not(refusal: Exception) -> str:
    """Why a judgement cannot stand, and what to do about it."""
    sentences = {
        judging.AlreadySettled: _(
            "A supervisor settled this pair. Ask them to take that back first if it was wrong."
        ),
        judging.HeldDifferent: _(
            "They cannot be joined: they, or others joined with them, are held to be different"
            " persons. “What stands in the way” names the judgement that says so: undo it first"
            " if it was wrong."
        ),
        judging.HeldSame: _(
            "They cannot be held different: the judgements under “What stands in the way” join"
            " them into one person. Undo one of those first if it was wrong."
        ),
        settling.NotDisputed: _("Nobody disagrees on this pair any more. Nothing was changed."),
        settling.OwnDispute: _(
            "You are one of those who disagree. Somebody else must settle it, or you take back"
            " your own judgement."
        ),
    }
    return sentences[type(refusal)]
