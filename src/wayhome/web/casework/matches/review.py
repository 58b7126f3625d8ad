"""One pair: closed with its reasons, or opened side by side for a purpose."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.kernel.actor import Actor
from wayhome.people.domain.cautions import cautions
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries import opened_pair
from wayhome.people.queries import pairs as pair_queries
from wayhome.people.queries.gravity import gravity
from wayhome.people.queries.pairs import PairRow
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.done import done_of
from wayhome.web.casework.matches.forms import JudgementForm, PurposeForm, SettlementForm
from wayhome.web.casework.matches.histories import history_lines
from wayhome.web.casework.matches.in_the_way import pair_codes, standing_against
from wayhome.web.casework.matches.looking import Look, look_for
from wayhome.web.casework.matches.questions import Question, own_judgement, question
from wayhome.web.casework.matches.sides import field_rows
from wayhome.web.casework.matches.trail import trail_of
from wayhome.web.casework.matches.waterfall import waterfall

_UNPROCESSABLE = 422


@require_safe
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """A pair without any name: why it was proposed, and the question what it is needed for."""
    purpose = {"purpose": trail_of(request.GET).purpose}
    actor = desk_actor(request)
    form = PurposeForm(actor=actor, permission=Permission.MATCH_READ, initial=purpose)
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
    return show_opened(request, pair_id, purpose=form.chosen)


def show_opened(
    request: HttpRequest,
    pair_id: UUID,
    *,
    purpose: Purpose,
    form: JudgementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The opened page; each showing is one opening on the record."""
    actor = desk_actor(request)
    found = opened_pair.open_pair(actor, pair_id, purpose=purpose)
    asked = question(actor, found.pair, found.history)
    trail = replace(trail_of(request.POST), purpose=purpose.value)
    kind = SettlementForm if asked is Question.SETTLE else JudgementForm
    following = pair_queries.next_pair(actor, trail.pile, trail.wanted, after=pair_id)
    context = {
        "pair": found.pair,
        "codes": _codes(actor, found.pair),
        "rows": field_rows(found),
        "why": waterfall(found.pair),
        "purpose": purpose,
        "form": form or kind(actor=actor, initial={"purpose": purpose.value}),
        "question": asked,
        "cautions": [each.label for each in cautions(found.pair.comparisons)],
        "against": standing_against(actor, form.against if form else ()),
        "own_judgement": own_judgement(actor, found.history),
        "graves": _graves(actor, found),
        "may_join": can(actor, Permission.PERSON_MERGE),
        "history": history_lines(found.history, office(actor), actor=actor),
        "trail": trail,
        "next_href": trail.pair_href(following) if following else "",
    }
    return page(request, "matches/opened.html", context, here="desk:matches", status=status)


def _graves(actor: Actor, found: opened_pair.OpenedPair) -> list[str]:
    """Why a second person is needed: as noted with a proposal, else as things stand now."""
    noted = [
        code
        for line in found.history
        if line.is_in_force and line.verdict is Verdict.SAME
        for code in line.impact
    ]
    return [str(code.label) for code in dict.fromkeys(noted) or gravity(actor, found.pair)]


def _closed(
    request: HttpRequest, pair_id: UUID, form: PurposeForm, *, status: int = 200
) -> HttpResponse:
    """The pair without values."""
    actor = desk_actor(request)
    found = pair_queries.pair(actor, pair_id)
    trail = trail_of(request.GET if request.method == "GET" else request.POST)
    following = pair_queries.next_pair(actor, trail.pile, trail.wanted, after=pair_id)
    context = {
        "pair": found,
        "codes": _codes(actor, found),
        "why": waterfall(found),
        "form": form,
        "trail": trail,
        "done": done_of(request),
        "cautions": [each.label for each in cautions(found.comparisons)],
        "looks": _looks(actor, found),
        "next_href": trail.pair_href(following) if following else "",
    }
    return page(request, "matches/pair.html", context, here="desk:matches", status=status)


def _looks(actor: Actor, found: PairRow) -> list[tuple[str, Look]]:
    """The button to look for further matches of either side, with the code of its complaint."""
    sides = zip(_codes(actor, found), (found.left, found.right), strict=True)
    told = [
        (code, look_for(actor, each.cluster, page="match", at=found.id)) for code, each in sides
    ]
    return [(code, look) for code, look in told if look]


def _codes(actor: Actor, found: PairRow) -> tuple[str, str]:
    """The codes of both complaints, left and right."""
    return pair_codes(actor, [found])[found.id]
