"""One hit beside the name: compare, say what it is worth, take that back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.screening.actions.review_hit import AlreadyReviewed, Reviewed, review_hit
from wayhome.screening.actions.take_back import NotInForce, take_back
from wayhome.screening.domain.verdicts import DECIDED, Verdict
from wayhome.screening.queries.histories import review_of
from wayhome.screening.queries.opened import open_hit, screening_of
from wayhome.screening.queries.screenings import screening
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.judging import history_line
from wayhome.web.casework.matches.forms import PurposeForm, UndoForm
from wayhome.web.casework.screening.forms import ReviewForm
from wayhome.web.casework.screening.showing import closed
from wayhome.web.casework.screening.words import facts, hit_line, sides

_INVALID, _CONFLICT = 422, 409


@require_http_methods(["GET", "POST"])
def hit(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    """The hit, opened; a second visit by address asks for the purpose again."""
    actor = desk_actor(request)
    row = screening(actor, screening_of(actor, hit_id))
    if request.method == "GET":
        return redirect("desk:screening", row.id)
    form = PurposeForm(request.POST, actor=actor, permission=Permission.SCREENING_READ)
    if not form.is_valid():
        return closed(request, row, form=form, status=_INVALID)
    review = ReviewForm(initial={"purpose": form.chosen.value}, label_suffix="")
    return _opened(request, hit_id, purpose=form.chosen, form=review)


@require_POST
def review(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    """Record the verdict; a refusal shows the hit with what was typed."""
    actor = desk_actor(request)
    row = screening(actor, screening_of(actor, hit_id))
    form = ReviewForm(request.POST, label_suffix="")
    if request.POST.get("purpose") not in Purpose.values:
        return redirect("desk:screening", row.id)
    status = _INVALID
    if form.is_valid():
        given = form.cleaned_data
        said = Reviewed(hit_id, Verdict(given["verdict"]), given["reason"])
        try:
            review_hit(said, by=actor)
        except AlreadyReviewed:
            status = _CONFLICT
            words = _("Somebody decided this hit meanwhile. See its history below.")
            form.add_error("verdict", words)
        else:
            messages.success(request, _("Recorded. It can be undone: open the hit again."))
            return redirect("desk:screening", row.id)
    purpose = Purpose(request.POST["purpose"])
    return _opened(request, hit_id, purpose=purpose, form=form, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Ask why, then take the review back."""
    actor = desk_actor(request)
    said = review_of(actor, review_id)
    row = screening(actor, screening_of(actor, said.about))
    form = UndoForm(request.POST if request.method == "POST" else None, label_suffix="")
    status = 200
    if request.method == "POST":
        status = _INVALID
        if form.is_valid():
            try:
                take_back(review=review_id, reason=form.cleaned_data["reason"], by=actor)
            except NotInForce:
                status = _CONFLICT
                form.add_error(None, _("This was undone or replaced already. Nothing was changed."))
            else:
                messages.success(request, _("Undone: the hit is to be reviewed again."))
                return redirect("desk:screening", row.id)
    context = {"form": form, "said": said, "row": row}
    return page(request, "screening/undo.html", context, here="desk:screenings", status=status)


def _opened(
    request: HttpRequest, hit_id: UUID, *, purpose: Purpose, form: ReviewForm, status: int = 200
) -> HttpResponse:
    """The opened page; each showing is one opening on the record."""
    actor = desk_actor(request)
    found = open_hit(actor, hit_id, purpose=purpose)
    may_judge = can(actor, Permission.SCREENING_JUDGE)
    people = office(actor)
    context = {
        "row": screening(actor, found.opened.screening),
        "hit": found.hit,
        "line": hit_line(found.hit),
        "sides": sides(found.opened.sought, found.hit),
        "facts": facts(found.hit),
        "purpose": purpose,
        "form": form,
        "may_review": may_judge and found.hit.state not in DECIDED,
        "history": [history_line(each, people, may_undo=may_judge) for each in found.history],
    }
    return page(request, "screening/hit.html", context, here="desk:screenings", status=status)
