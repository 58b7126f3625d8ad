"""One pair of places: closed with its reasons, or opened side by side for a purpose."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor
from wayhome.sites.domain.verdicts import DECIDED
from wayhome.sites.queries import pairs as pair_queries
from wayhome.sites.queries.opened_pair import open_pair
from wayhome.sites.queries.pairs import PairRow
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.sites.forms import JudgementForm
from wayhome.web.casework.sites.histories import history_lines
from wayhome.web.casework.sites.piles import side_codes
from wayhome.web.casework.sites.words import field_rows, why

_UNPROCESSABLE = 422


@require_safe
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """A pair without any place: why it was proposed, and the question what it is needed for."""
    form = PurposeForm(actor=desk_actor(request), permission=Permission.SITE_READ)
    return _closed(request, pair_id, form)


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Both places side by side; a second visit by address asks for the purpose again."""
    if request.method == "GET":
        return redirect("desk:site_pair", pair_id)
    form = PurposeForm(request.POST, actor=desk_actor(request), permission=Permission.SITE_READ)
    if not form.is_valid():
        return _closed(request, pair_id, form, status=_UNPROCESSABLE)
    judgement = JudgementForm(initial={"purpose": form.chosen.value}, label_suffix="")
    return show_opened(request, pair_id, purpose=form.chosen, form=judgement)


def show_opened(
    request: HttpRequest, pair_id: UUID, *, purpose: Purpose, form: JudgementForm, status: int = 200
) -> HttpResponse:
    """The opened page; each showing is one opening on the record."""
    actor = desk_actor(request)
    found = open_pair(actor, pair_id, purpose=purpose)
    context = {
        "pair": found.pair,
        "codes": _codes(actor, found.pair),
        "left": found.left.words,
        "right": found.right.words,
        "rows": field_rows(found),
        "why": why(found.pair),
        "purpose": purpose,
        "form": form,
        "may_judge": _may_judge(actor, found.pair),
        "history": history_lines(actor, found.history),
    }
    return page(request, "sites/pair_opened.html", context, here="desk:sites", status=status)


def _closed(
    request: HttpRequest, pair_id: UUID, form: PurposeForm, *, status: int = 200
) -> HttpResponse:
    """The pair without values."""
    actor = desk_actor(request)
    found = pair_queries.pair(actor, pair_id)
    context = {
        "pair": found,
        "codes": _codes(actor, found),
        "why": why(found),
        "form": form,
    }
    return page(request, "sites/pair.html", context, here="desk:sites", status=status)


def _may_judge(actor: Actor, found: PairRow) -> bool:
    """Whether to offer a judgement: not of a decided pair, nor of two already joined."""
    is_open = found.state not in DECIDED and found.left.site != found.right.site
    return is_open and can(actor, Permission.SITE_JUDGE)


def _codes(actor: Actor, found: PairRow) -> tuple[str, str]:
    """What people call both places, left and right."""
    codes = side_codes(actor, [found.left, found.right])
    return codes[found.left.place], codes[found.right.place]
