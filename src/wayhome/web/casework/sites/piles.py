"""The piles of pairs of places, by the codes of what told of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.places.provinces import province_name
from wayhome.sites.domain.verdicts import PairState
from wayhome.sites.queries.pairs import PairRow, Side, pairs
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.sites.sections import sections
from wayhome.web.casework.sites.words import likelihood, speaks_against, speaks_for
from wayhome.web.components.sub_navigation.tag import NavigationItem


@dataclass(frozen=True, slots=True)
class PileRow:
    """One pair as a list shows it; nothing sealed."""

    id: UUID
    codes: str
    provinces: str
    likelihood: str
    tone: str
    speaks_for: str
    speaks_against: str


@require_safe
def piles(request: HttpRequest) -> HttpResponse:
    """One pile, the likeliest pairs first."""
    actor = desk_actor(request)
    try:
        pile = PairState(request.GET.get("pile", PairState.OPEN))
        found = pairs(actor, pile, cursor=request.GET.get("after", ""))
    except (ValueError, CursorNotUnderstood) as error:
        raise Http404 from error
    address = f"{reverse('desk:site_pairs')}?pile={pile.value}"
    context = {
        "pile": pile,
        "rows": pile_rows(actor, found.rows),
        "sections": sections("pairs"),
        "tabs": _tabs(pile),
        "next_href": f"{address}&after={found.next_cursor}" if found.next_cursor else "",
    }
    return page(request, "sites/piles.html", context, here="desk:sites")


def pile_rows(actor: Actor, found: Iterable[PairRow]) -> list[PileRow]:
    """Pairs by the codes of what told of both places."""
    chosen = tuple(found)
    codes = side_codes(actor, [side for row in chosen for side in (row.left, row.right)])
    return [_row(row, codes) for row in chosen]


def side_codes(actor: Actor, sides: Iterable[Side]) -> dict[UUID, str]:
    """What people call each place: the complaint that told it, else the place's own code."""
    chosen = tuple(sides)
    known = {r.id: r.code for r in rows_of(actor, [s.complaint for s in chosen if s.complaint])}
    return {
        side.place: known.get(side.complaint, side.code) if side.complaint else _site(side)
        for side in chosen
    }


def _site(side: Side) -> str:
    """A place that staff described."""
    return _("Place %(code)s") % {"code": side.code}


def _row(pair: PairRow, codes: dict[UUID, str]) -> PileRow:
    sides = sorted((pair.left, pair.right), key=lambda side: side.told_at)
    word, tone = likelihood(pair.probability)
    provinces = {side.province for side in sides if side.province}
    return PileRow(
        id=pair.id,
        codes=" / ".join(codes[side.place] for side in sides),
        provinces=", ".join(sorted(map(province_name, provinces))),
        likelihood=word,
        tone=tone,
        speaks_for=speaks_for(pair),
        speaks_against=speaks_against(pair),
    )


def _tabs(current: PairState) -> list[NavigationItem]:
    """The four piles as sections."""
    home = reverse("desk:site_pairs")
    return [
        NavigationItem(
            text=str(pile.label), href=f"{home}?pile={pile.value}", is_current=pile is current
        )
        for pile in PairState
    ]
