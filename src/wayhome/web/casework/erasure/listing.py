"""Which cases and complaints are to be erased, wait for it, or were."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from wayhome.access.queries.colleagues import office
from wayhome.erasure.queries.candidates import MOST, candidates
from wayhome.erasure.queries.erasures import Pile, erasures
from wayhome.web.casework.erasure.words import line
from wayhome.web.casework.frame import desk_actor, page

_PILES = {
    Pile.PROPOSED: _("Proposed"),
    Pile.WAITING: _("Waiting"),
    Pile.ERASED: _("Erased"),
    Pile.NOT_ERASED: _("Not erased"),
}


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """One pile; those that somebody has to agree to come first."""
    actor = desk_actor(request)
    asked = request.GET.get("pile", "")
    pile = Pile(asked) if asked in set(Pile) else Pile.PROPOSED
    people = office(actor)
    context = {
        "lines": [line(row, people) for row in erasures(actor, pile)],
        "pile": pile,
        "piles": _piles(),
    }
    return page(request, "erasure/listing.html", context, here="desk:erasures")


@require_GET
def kept(request: HttpRequest) -> HttpResponse:
    """What was kept for its time, for somebody to propose."""
    context = {
        "lines": candidates(desk_actor(request)),
        "piles": _piles(),
        "days": settings.KEEP_DAYS,
        "most": MOST,
    }
    return page(request, "erasure/candidates.html", context, here="desk:erasures")


def _piles() -> list[tuple[str, Promise]]:
    return [(each.value, label) for each, label in _PILES.items()]
