"""Look somebody up by a description: by POST only, so that nothing of it stands in an address."""

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.queries.lookup import Match, Matches
from wayhome.people.queries.lookup import lookup as look_up
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.lookup_form import LookupForm
from wayhome.web.casework.matches.sentences import likelihood, speaks_against, speaks_for
from wayhome.web.casework.matches.sides import lines, names
from wayhome.web.casework.matches.waterfall import percent

_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class LikelyCard:
    """Somebody who may be the described person: how likely, why, and by which complaints."""

    person: UUID
    names: str
    lines: tuple[tuple[str, str], ...]
    codes: str
    likelihood: str
    tone: str
    percent: str
    speaks_for: str
    speaks_against: str


@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """The question, and the ten likeliest above it; a visit by address asks anew."""
    actor = desk_actor(request)
    require(actor, Permission.PERSON_SEARCH)
    form = LookupForm(request.POST if request.method == "POST" else None, actor=actor)
    context: dict[str, object] = {"form": form}
    status = 200
    if form.is_bound and form.is_valid():
        found = look_up(actor, form.description, purpose=form.chosen)
        context |= {"found": found, "cards": _cards(actor, found)}
    elif form.is_bound:
        status = _UNPROCESSABLE
    return page(request, "matches/lookup.html", context, here="desk:search", status=status)


def _cards(actor: Actor, found: Matches) -> list[LikelyCard]:
    """One card for each person for whom more speaks than against, by the mention that fits best."""
    likely = [each for each in found.found if fsum(reason.weight for reason in each.reasons) > 0]
    codes = {row.id: row.code for row in rows_of(actor, [each.complaint for each in likely])}
    mentions: defaultdict[UUID, list[Match]] = defaultdict(list)
    for match in likely:
        mentions[match.cluster].append(match)
    return [
        _card(told[0], ", ".join(codes.get(each.complaint, "…") for each in told))
        for told in mentions.values()
    ]


def _card(best: Match, codes: str) -> LikelyCard:
    """The likeliest mention of a person in words."""
    word, tone = likelihood(best.probability)
    return LikelyCard(
        person=best.person,
        names=names(best.description),
        lines=lines(best.description),
        codes=codes,
        likelihood=word,
        tone=tone,
        percent=percent(best.probability),
        speaks_for=speaks_for(best.reasons),
        speaks_against=speaks_against(best.reasons),
    )
