"""Take a judgement of two places, and take one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.sites.actions import judge as action
from wayhome.sites.actions.retract import NotInForce, retract
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.queries.judgements import judgement
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import UndoForm
from wayhome.web.casework.sites.forms import JudgementForm
from wayhome.web.casework.sites.reviewing import show_opened

_CONFLICT, _UNPROCESSABLE = 409, 422


@require_POST
def judge(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Record the judgement and return to the pile; a refusal shows the pair with what was typed."""
    form = JudgementForm(request.POST, label_suffix="")
    if request.POST.get("purpose") not in Purpose.values:
        return redirect("desk:site_pair", pair_id)
    status = _UNPROCESSABLE
    if form.is_valid():
        status = _CONFLICT
        if _judged(request, pair_id, form):
            messages.success(request, _done(Verdict(form.cleaned_data["verdict"])))
            return redirect("desk:site_pairs")
    purpose = Purpose(request.POST["purpose"])
    return show_opened(request, pair_id, purpose=purpose, form=form, status=status)


def _judged(request: HttpRequest, pair_id: UUID, form: JudgementForm) -> bool:
    """Whether the judgement was taken; if not, the form says why."""
    verdict = Verdict(form.cleaned_data["verdict"])
    reason = form.cleaned_data["reason"]
    try:
        action.judge(pair=pair_id, verdict=verdict, reason=reason, by=desk_actor(request))
    except action.AlreadyJudged:
        form.add_error("verdict", _("Somebody decided this pair meanwhile. See its history below."))
    except action.HeldDifferent:
        form.add_error(
            "verdict",
            _(
                "They cannot be joined: they, or others joined with them, are held to be different"
                " sites. Undo that judgement first if it was wrong."
            ),
        )
    except action.HeldSame:
        form.add_error(
            "verdict",
            _(
                "They cannot be held different: other judgements join them into one site. Undo one"
                " of those first if it was wrong."
            ),
        )
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, judgement_id: UUID) -> HttpResponse:
    """Ask why a judgement is taken back, and take it back."""
    actor = desk_actor(request)
    form = UndoForm(request.POST if request.method == "POST" else None)
    found = judgement(actor, judgement_id)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            retract(judgement=judgement_id, reason=form.cleaned_data["reason"], by=actor)
        except NotInForce:
            found, status = judgement(actor, judgement_id), _CONFLICT
        else:
            messages.success(request, _("Undone. Everything stands as it did before."))
            return redirect("desk:site_pair", found.about)
    elif form.is_bound:
        status = _UNPROCESSABLE
    context = {"form": form, "judged": found}
    return page(request, "sites/undo.html", context, here="desk:sites", status=status)


def _done(verdict: Verdict) -> str:
    """What was done, and how to take it back."""
    match verdict:
        case Verdict.SAME:
            return _("Recorded: the same site. To undo it, open the pair under “Same site”.")
        case Verdict.DIFFERENT:
            return _("Recorded: different sites. To undo it, open it under “Different sites”.")
        case Verdict.CANNOT_TELL:
            return _("Recorded: cannot tell yet. The pair waits under “Cannot tell yet”.")
