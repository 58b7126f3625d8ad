"""The piles of pairs: to review, cannot tell yet, same, different."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.people.domain.verdicts import PairState
from wayhome.people.queries.pairs import PairRow, pairs
from wayhome.places.countries import country_name
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.sentences import likelihood, speaks_against, speaks_for
from wayhome.web.components.sub_navigation.tag import NavigationItem


@dataclass(frozen=True, slots=True)
class PileRow:
    """One pair as a list shows it: codes and reasons, no names."""

    id: UUID
    codes: str
    nationalities: str
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
    complaints = {side.complaint for row in found.rows for side in (row.left, row.right)}
    codes = {row.id: row.code for row in rows_of(actor, complaints)}
    address = f"{reverse('desk:matches')}?pile={pile.value}"
    context = {
        "pile": pile,
        "rows": [_row(row, codes) for row in found.rows],
        "tabs": _tabs(pile),
        "next_href": f"{address}&after={found.next_cursor}" if found.next_cursor else "",
    }
    return page(request, "matches/piles.html", context, here="desk:matches")


def _tabs(current: PairState) -> list[NavigationItem]:
    """The four piles as sections."""
    home = reverse("desk:matches")
    return [
        NavigationItem(
            text=str(pile.label), href=f"{home}?pile={pile.value}", is_current=pile is current
        )
        for pile in PairState
    ]


def _row(pair: PairRow, codes: dict[UUID, str]) -> PileRow:
    """A pair by the codes of its complaints."""
    sides = sorted((pair.left, pair.right), key=lambda side: side.registered_at)
    word, tone = likelihood(pair.probability)
    nationalities = {side.nationality for side in sides if side.nationality}
    return PileRow(
        id=pair.id,
        codes=" / ".join(codes.get(side.complaint, "…") for side in sides),
        nationalities=", ".join(sorted(country_name(code) for code in nationalities)),
        likelihood=word,
        tone=tone,
        speaks_for=speaks_for(pair),
        speaks_against=speaks_against(pair),
    )
