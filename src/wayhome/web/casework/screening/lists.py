"""The lists of this instance, with every version."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wayhome.access.queries.agency_names import agency_names
from wayhome.screening.queries.lists import lists
from wayhome.web.casework.frame import desk_actor, page


@require_safe
def all_lists(request: HttpRequest) -> HttpResponse:
    """Which lists, whose, how old, and how each version differs from the one before."""
    actor = desk_actor(request)
    names = agency_names()
    rows = [
        (each, names[each.agency].name if each.agency in names else "") for each in lists(actor)
    ]
    return page(request, "screening/lists.html", {"rows": rows}, here="desk:screenings")
