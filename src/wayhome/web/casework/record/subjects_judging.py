"""One pair side by side: judge it, and take a judgement back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.record.actions import judge_subjects as action
from wayhome.record.domain.subject_verdicts import DECIDED, PairState, Verdict
from wayhome.record.queries.subject_judgements import judgement
from wayhome.record.queries.subject_opened import OpenedPair, open_pair
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.subjects_forms import JudgementForm, UndoForm
from wayhome.web.casework.record.subjects_histories import (
    Standing,
    history_lines,
    standing_against,
)
from wayhome.web.casework.record.subjects_showing import fact_cards
from wayhome.web.casework.record.subjects_words import (
    field_rows,
    kind_word,
    sides,
    speaks_against,
    speaks_for,
)

_CONFLICT, _UNPROCESSABLE = 409, 422


@require_safe
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Both mentions with their facts, and the question."""
    return _show(request, pair_id, form=JudgementForm(label_suffix=""))


@require_POST
def judge(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Record the judgement and return to the pile; a refusal shows the pair with what was typed."""
    form, against = JudgementForm(request.POST, label_suffix=""), tuple[Standing, ...]()
    status = _UNPROCESSABLE
    if form.is_valid():
        status, verdict = _CONFLICT, Verdict(form.cleaned_data["verdict"])
        try:
            noted = action.judge(
                pair=pair_id,
                verdict=verdict,
                reason=form.cleaned_data["reason"],
                by=desk_actor(request),
            )
        except action.AlreadyJudged:
            form.add_error("verdict", _("Somebody decided this pair meanwhile. See its history."))
        except (action.HeldDifferent, action.HeldSame) as refused:
            form.add_error("verdict", _refusal(refused))
            against = standing_against(desk_actor(request), refused.judgements)
        else:
            messages.success(request, _done(noted.state))
            return redirect("desk:subject_pairs")
    return _show(request, pair_id, form=form, against=against, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, judgement_id: UUID) -> HttpResponse:
    """Ask why a judgement is taken back, and take it back."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    form = UndoForm(request.POST if request.method == "POST" else None, label_suffix="")
    found = judgement(actor, judgement_id)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            action.retract(judgement=judgement_id, reason=form.cleaned_data["reason"], by=actor)
        except action.NotInForce:
            found, status = judgement(actor, judgement_id), _CONFLICT
        else:
            messages.success(request, _("Undone. Everything stands as it did before."))
            return redirect("desk:subject_pair", found.about)
    elif form.is_bound:
        status = _UNPROCESSABLE
    context = {"form": form, "judged": found}
    return page(request, "record/subject_undo.html", context, here="desk:record", status=status)


def _show(
    request: HttpRequest,
    pair_id: UUID,
    *,
    form: JudgementForm,
    against: tuple[Standing, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of a pair."""
    actor = desk_actor(request)
    found = open_pair(actor, pair_id)
    context = {
        "pair": found.pair,
        "kind": kind_word(found.pair.kind),
        "names": sides(found.pair),
        "rows": field_rows(found.pair),
        "speaks_for": speaks_for(found.pair),
        "speaks_against": speaks_against(found.pair),
        "left": fact_cards(found.left.facts),
        "right": fact_cards(found.right.facts),
        "is_grave": found.is_grave,
        "question": _question(actor, found),
        "form": form,
        "against": against,
        "history": history_lines(actor, found.history),
    }
    return page(request, "record/subject_pair.html", context, here="desk:record", status=status)


def _question(actor: Actor, found: OpenedPair) -> str:
    """What is asked of this reviewer: to judge, to be the second, or nothing."""
    row = found.pair
    if row.state in DECIDED:
        return "decided"
    if row.left.subject == row.right.subject:
        return "joined"
    if row.state is PairState.WAITING:
        return "own" if row.said_by == actor.user else "second"
    return "judge"


def _refusal(refused: action.HeldDifferent | action.HeldSame) -> str:
    """Why the judgement cannot stand beside others."""
    if isinstance(refused, action.HeldSame):
        return _(
            "They cannot be held different: other judgements join them. Undo one of those first if"
            " it was wrong."
        )
    return _(
        "They cannot be joined: they, or others joined with them, are held to be different. Undo"
        " that judgement first if it was wrong."
    )


def _done(state: PairState) -> str:
    """What was done, and how to take it back."""
    match state:
        case PairState.SAME:
            return _("Recorded: the same. To undo it, open the pair under “The same”.")
        case PairState.WAITING:
            return _("Recorded. They are joined once a colleague says so too.")
        case PairState.DIFFERENT:
            return _("Recorded: different. To undo it, open the pair under “Different”.")
        case _:
            return _("Recorded: cannot tell yet. The pair waits under “Cannot tell yet”.")
