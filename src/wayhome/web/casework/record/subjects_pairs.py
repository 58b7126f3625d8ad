"""The piles of pairs of mentions, the decisions worth most first."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.record.domain.subject_verdicts import PairState
from wayhome.record.queries.subject_pairs import PairRow, pairs
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href
from wayhome.web.casework.record.subjects_forms import KindForm
from wayhome.web.casework.record.subjects_words import (
    kind_word,
    speaks_against,
    speaks_for,
    where,
)
from wayhome.web.components.sub_navigation.tag import NavigationItem


@dataclass(frozen=True, slots=True)
class PileRow:
    """One pair as a list shows it."""

    id: UUID
    names: str
    kind: str
    sources: tuple[str, str]
    speaks_for: str
    speaks_against: str


@require_safe
def piles(request: HttpRequest) -> HttpResponse:
    """One pile."""
    actor, form = desk_actor(request), KindForm(request.GET)
    try:
        pile = PairState(request.GET.get("pile", PairState.OPEN))
        found = pairs(actor, pile, kind=form.chosen, cursor=request.GET.get("cursor", ""))
    except (ValueError, CursorNotUnderstood) as error:
        raise Http404 from error
    here = reverse("desk:subject_pairs")
    values = {"pile": pile.value, "kind": form.chosen or ""}
    context = {
        "pile": pile,
        "rows": pile_rows(found.rows),
        "form": form,
        "tabs": _tabs(pile, kind=values["kind"]),
        "chosen": chosen_filters(form, values, here=here, besides="pile"),
        "clear_href": with_query(here, {"pile": pile.value}),
        "next_href": next_href(here, values, found),
    }
    return page(request, "record/subject_pairs.html", context, here="desk:record")


def pile_rows(found: Iterable[PairRow]) -> list[PileRow]:
    """Pairs as lists show them."""
    return [
        PileRow(
            id=row.id,
            names=_names(row),
            kind=kind_word(row.kind),
            sources=(where(row.left), where(row.right)),
            speaks_for=speaks_for(row),
            speaks_against=speaks_against(row),
        )
        for row in found
    ]


def _names(row: PairRow) -> str:
    """Both names, or the one that they share."""
    return " / ".join(dict.fromkeys((row.left.name, row.right.name)))


def _tabs(current: PairState, *, kind: str) -> list[NavigationItem]:
    """The piles as sections."""
    home = reverse("desk:subject_pairs")
    return [
        NavigationItem(
            text=str(pile.label),
            href=with_query(home, {"pile": pile.value, "kind": kind}),
            is_current=pile is current,
        )
        for pile in PairState
    ]
