"""Who carries what."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wayhome.access.queries.colleagues import office
from wayhome.cases.queries.load import Load, team_load
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page


@dataclass(frozen=True, slots=True)
class LoadLine:
    """The open cases of one owner, with the list of them."""

    load: Load
    who: str
    team: str
    href: str


@require_GET
def load(request: HttpRequest) -> HttpResponse:
    """Open and overdue cases by person and team, the heaviest load first."""
    actor = desk_actor(request)
    loads, people = team_load(actor), office(actor)
    here = reverse("desk:cases")
    lines = [
        LoadLine(
            load=each,
            who=people.name(each.user) or _("Nobody yet"),
            team=people.team(each.team),
            href=with_query(
                here,
                {
                    "pile": "open" if each.user else "unassigned",
                    "owner": str(each.user or ""),
                    "team": str(each.team or ""),
                },
            ),
        )
        for each in loads
    ]
    return page(request, "load.html", {"lines": lines}, here="desk:load")
