"""Which cases and complaints are to be erased, wait for it, or were."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from wayhome.access.queries.colleagues import office
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
        "piles": [(each.value, label) for each, label in _PILES.items()],
    }
    return page(request, "erasure/listing.html", context, here="desk:erasures")
