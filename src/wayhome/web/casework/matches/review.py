"""One pair: closed with its reasons, or opened side by side for a purpose."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.domain.verdicts import DECIDED
from wayhome.people.queries import opened_pair
from wayhome.people.queries import pairs as pair_queries
from wayhome.people.queries.pairs import PairRow
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import JudgementForm, PurposeForm
from wayhome.web.casework.matches.histories import history_lines
from wayhome.web.casework.matches.sentences import why
from wayhome.web.casework.matches.sides import field_rows

_UNPROCESSABLE = 422


@require_safe
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """A pair without any name: why it was proposed, and the question what it is needed for."""
    form = PurposeForm(actor=desk_actor(request), permission=Permission.MATCH_READ)
    return _closed(request, pair_id, form)


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Both descriptions side by side; a second visit by address asks for the purpose again."""
    if request.method == "GET":
        return redirect("desk:match", pair_id)
    actor = desk_actor(request)
    form = PurposeForm(request.POST, actor=actor, permission=Permission.MATCH_READ)
    if not form.is_valid():
        return _closed(request, pair_id, form, status=_UNPROCESSABLE)
    judgement = JudgementForm(actor=actor, initial={"purpose": form.chosen.value})
    return show_opened(request, pair_id, purpose=form.chosen, form=judgement)


def show_opened(
    request: HttpRequest, pair_id: UUID, *, purpose: Purpose, form: JudgementForm, status: int = 200
) -> HttpResponse:
    """The opened page; each showing is one opening on the record."""
    actor = desk_actor(request)
    found = opened_pair.open_pair(actor, pair_id, purpose=purpose)
    context = {
        "pair": found.pair,
        "codes": _codes(actor, found.pair),
        "rows": field_rows(found),
        "why": why(found.pair),
        "purpose": purpose,
        "form": form,
        "may_judge": _may_judge(actor, found.pair),
        "may_join": can(actor, Permission.PERSON_MERGE),
        "history": history_lines(found.history, office(actor), actor=actor),
    }
    return page(request, "matches/opened.html", context, here="desk:matches", status=status)


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
    return page(request, "matches/pair.html", context, here="desk:matches", status=status)


def _may_judge(actor: Actor, found: PairRow) -> bool:
    """Whether to offer a judgement: not of a decided pair, nor of two already joined."""
    is_joined = found.left.cluster == found.right.cluster
    is_open = found.state not in DECIDED and not is_joined
    return is_open and can(actor, Permission.MATCH_JUDGE)


def _codes(actor: Actor, found: PairRow) -> tuple[str, str]:
    """The codes of both complaints, left and right."""
    ids = (found.left.complaint, found.right.complaint)
    codes = {row.id: row.code for row in rows_of(actor, ids)}
    return codes.get(ids[0], "…"), codes.get(ids[1], "…")
