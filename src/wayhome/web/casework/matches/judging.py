"""Take a judgement of a pair."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.people.actions import judge as action
from wayhome.people.domain.verdicts import Verdict
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.matches.forms import JudgementForm
from wayhome.web.casework.matches.review import show_opened

_CONFLICT, _UNPROCESSABLE = 409, 422


@require_POST
def judge(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Record the judgement and return to the pile; a refusal shows the pair with what was typed."""
    form = JudgementForm(request.POST, actor=desk_actor(request))
    if request.POST.get("purpose") not in Purpose.values:
        return redirect("desk:match", pair_id)
    status = _UNPROCESSABLE
    if form.is_valid():
        status = _CONFLICT
        if _judged(request, pair_id, form):
            messages.success(request, _done(Verdict(form.cleaned_data["verdict"])))
            return redirect("desk:matches")
    purpose = Purpose(request.POST["purpose"])
    return show_opened(request, pair_id, purpose=purpose, form=form, status=status)


def _judged(request: HttpRequest, pair_id: UUID, form: JudgementForm) -> bool:
    """Whether the judgement was taken; if not, the form says why."""
    verdict = Verdict(form.cleaned_data["verdict"])
    reason = form.cleaned_data["reason"]
    try:
        action.judge(pair=pair_id, verdict=verdict, reason=reason, by=desk_actor(request))
    except action.AlreadySettled:
        form.add_error(
            "verdict",
            _("A supervisor settled this pair. Ask them to take that back first if it was wrong."),
        )
    except action.HeldDifferent:
        form.add_error(
            "verdict",
            _(
                "They cannot be joined: they, or others joined with them, are held to be different"
                " persons. Undo that judgement first if it was wrong."
            ),
        )
    except action.HeldSame:
        form.add_error(
            "verdict",
            _(
                "They cannot be held different: other judgements join them into one person. Undo"
                " one of those first if it was wrong."
            ),
        )
    return form.is_valid()


def _done(verdict: Verdict) -> str:
    """What was done, and how to take it back."""
    match verdict:
        case Verdict.SAME:
            return _("Recorded: the same person. To undo it, open the pair under “Same person”.")
        case Verdict.DIFFERENT:
            return _("Recorded: different persons. To undo it, open it under “Different persons”.")
        case Verdict.CANNOT_TELL:
            return _("Recorded: cannot tell yet. The pair waits under “Cannot tell yet”.")
