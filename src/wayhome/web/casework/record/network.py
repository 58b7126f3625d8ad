"""Who met whom: the table first, then the same as a drawing."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.record.domain.meetings_between import Pair
from wayhome.record.queries.network import network as pairs_of
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.days import DaysForm
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters
from wayhome.web.casework.record.calendar_days import EngagementCard, card
from wayhome.web.casework.record.network_drawing import drawing
from wayhome.web.casework.record.sections import sections

MOST_PAIRS = 100
_INVALID = 422
_ALL = 20
"""So many engagements of one pair are shown whole."""


class NetworkForm(DaysForm):
    """The days, whether plans count, and whose meetings."""

    planned = forms.BooleanField(
        label=gettext_lazy("Count what was only planned, asked for or called off"), required=False
    )
    about = forms.UUIDField(required=False, widget=forms.HiddenInput())


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair, how often they met, and when last; each name leads to its own meetings."""

    pair: Pair
    last: EngagementCard
    one_href: str
    other_href: str


@require_GET
def network(request: HttpRequest) -> HttpResponse:
    """Pairs that met most, and who they are."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    form, here = NetworkForm(request.GET or None), reverse("desk:network")
    given: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    found = pairs_of(
        actor,
        days=form.days if given else None,
        about=given.get("about"),
        with_planned=bool(given.get("planned")),
    )
    chosen = {name: str(value) for name, value in given.items() if value}
    rows = [_row(pair, chosen, here) for pair in found[:MOST_PAIRS]]
    context = {
        "form": form,
        "chosen": chosen_filters(form, chosen, here=here, besides="about") if given else (),
        "clear_href": here,
        "about": _name(given.get("about"), found),
        "everybody_href": with_query(here, {**chosen, "about": ""}),
        "rows": rows,
        "pairs_left_out": len(found) - len(rows),
        "drawing": drawing(found),
        "cards": [card(each) for each in found[0].engagements[:_ALL]] if len(found) == 1 else [],
        "sections": sections(actor, here="desk:network"),
    }
    status = _INVALID if form.is_bound and not given else 200
    return page(request, "record/network.html", context, here="desk:record", status=status)


def _row(pair: Pair, chosen: dict[str, str], here: str) -> PairRow:
    dated = [each for each in pair.engagements if each.when.earliest]
    return PairRow(
        pair=pair,
        last=card((dated or pair.engagements)[-1]),
        one_href=with_query(here, {**chosen, "about": str(pair.one.id)}),
        other_href=with_query(here, {**chosen, "about": str(pair.other.id)}),
    )


def _name(about: Any, found: Any) -> str:
    """What the subject is called whose meetings are shown."""
    for pair in found:
        for party in (pair.one, pair.other):
            if party.id == about:
                return str(party.name)
    return ""
