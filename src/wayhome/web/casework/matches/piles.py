"""The piles of pairs: to review, waiting, disputed, and decided, in the order of their turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wayhome.intake.queries.queue import rows_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import CursorNotUnderstood, Page
from wayhome.people.domain.verdicts import DECIDED, PairState
from wayhome.people.queries.pairs import PairRow, pairs, second_looks
from wayhome.people.queries.progress import Progress, progress
from wayhome.places.countries import country_name
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.done import done_of
from wayhome.web.casework.matches.forms import PileForm
from wayhome.web.casework.matches.sentences import likelihood, speaks_against, speaks_for
from wayhome.web.casework.matches.trail import Trail
from wayhome.web.components.filter_panel.tag import ChosenFilter
from wayhome.web.components.sub_navigation.tag import NavigationItem

_SECOND = "second"


@dataclass(frozen=True, slots=True)
class PileRow:
    """One pair as a list shows it: codes and reasons, no names."""

    href: str
    codes: str
    nationalities: str
    likelihood: str
    tone: str
    why_now: tuple[str, ...]
    speaks_for: str
    speaks_against: str


@require_safe
def piles(request: HttpRequest) -> HttpResponse:
    """One pile, the decision that is worth most first."""
    actor = desk_actor(request)
    form = PileForm(request.GET)
    pile = request.GET.get("pile", PairState.OPEN.value)
    found = _found(actor, pile, form, cursor=request.GET.get("after", ""))
    trail = Trail(PairState.OPEN if pile == _SECOND else PairState(pile), form.wanted)
    far = progress(actor, since=_today())
    here = reverse("desk:matches")
    values = {"pile": pile, **_values(form)}
    context = {
        "title": _title(pile),
        "pile": pile,
        "form": form,
        "rows": _pile_rows(actor, found, trail),
        "tabs": _tabs(pile, far),
        "progress": far,
        "chosen": _chosen(form, here, pile),
        "clear_href": with_query(here, {"pile": pile}),
        "next_href": with_query(here, values | {"after": found.next_cursor or ""})
        if found.next_cursor
        else "",
        "done": done_of(request),
    }
    return page(request, "matches/piles.html", context, here="desk:matches")


def _found(actor: Actor, pile: str, form: PileForm, *, cursor: str) -> Page[PairRow]:
    """The rows of one page; an altered address is not there."""
    try:
        if pile == _SECOND:
            return second_looks(actor, cursor=cursor)
        return pairs(actor, PairState(pile), form.wanted, cursor=cursor)
    except (ValueError, CursorNotUnderstood) as error:
        raise Http404 from error


def _title(pile: str) -> str:
    """The name of a pile."""
    return _("Second look") if pile == _SECOND else str(PairState(pile).label)


def _today() -> datetime:
    """When today began for whoever looks."""
    return timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)


def _values(form: PileForm) -> dict[str, str]:
    """The filter as it stands in the address."""
    wanted = form.wanted
    reason = wanted.reason.value if wanted.reason else ""
    return {"reason": reason, "nationality": wanted.nationality}


def _chosen(form: PileForm, here: str, pile: str) -> tuple[ChosenFilter, ...]:
    """The filters in use, each with the address without it."""
    values, wanted = {"pile": pile, **_values(form)}, form.wanted
    found = []
    if wanted.reason:
        href = with_query(here, values | {"reason": ""})
        found.append(ChosenFilter(text=str(wanted.reason.label), remove_href=href))
    if wanted.nationality:
        href = with_query(here, values | {"nationality": ""})
        found.append(ChosenFilter(text=country_name(wanted.nationality), remove_href=href))
    return tuple(found)


def _tabs(current: str, far: Progress) -> list[NavigationItem]:
    """The piles as sections; those that wait for somebody say how many."""
    home = reverse("desk:matches")
    named = [
        NavigationItem(
            text=str(pile.label),
            href=with_query(home, {"pile": pile.value}),
            is_current=pile.value == current,
            count=None if pile in DECIDED else far.piles[pile],
        )
        for pile in PairState
    ]
    second = NavigationItem(
        text=_title(_SECOND),
        href=with_query(home, {"pile": _SECOND}),
        is_current=current == _SECOND,
    )
    return [*named, second]


def _pile_rows(actor: Actor, found: Page[PairRow], trail: Trail) -> list[PileRow]:
    """The pairs of a page with the codes of their complaints."""
    complaints = {side.complaint for row in found.rows for side in (row.left, row.right)}
    codes = {row.id: row.code for row in rows_of(actor, complaints)}
    return [_row(row, codes, trail) for row in found.rows]


def _row(pair: PairRow, codes: Mapping[UUID, str], trail: Trail) -> PileRow:
    """A pair by the codes of its complaints."""
    sides = sorted((pair.left, pair.right), key=lambda side: side.registered_at)
    word, tone = likelihood(pair.probability)
    nationalities = {side.nationality for side in sides if side.nationality}
    return PileRow(
        href=trail.pair_href(pair.id),
        codes=" / ".join(codes.get(side.complaint, "…") for side in sides),
        nationalities=", ".join(sorted(country_name(code) for code in nationalities)),
        likelihood=word,
        tone=tone,
        why_now=_why_now(pair),
        speaks_for=speaks_for(pair.comparisons),
        speaks_against=speaks_against(pair.comparisons),
    )


def _why_now(pair: PairRow) -> tuple[str, ...]:
    """Why its turn comes here: what hangs on it, and how long it waits."""
    days = (clock.now() - pair.waits_since).days
    waits = ngettext("Waits %(days)s day", "Waits %(days)s days", days) % {"days": days}
    reasons = tuple(str(reason.label) for reason in pair.turn_reasons)
    return (*reasons, waits) if days else reasons
