"""Look for matches of a person again, from whatever page shows a complaint about them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor
from wayhome.people.actions.look_again import look_again
from wayhome.people.queries.looking import is_looking
from wayhome.people.queries.mentions import mentions
from wayhome.people.queries.person import members
from wayhome.web.casework.frame import desk_actor

_PAGES = {
    "case": ("desk:case", "#persons"),
    "complaint": ("desk:complaint", "#same"),
    "match": ("desk:match", "#further"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The button for one person: whether it is under way, and the page it stands on."""

    person: UUID
    is_looking: bool
    page: str
    at: UUID


def look_for_complaint(actor: Actor, complaint: UUID) -> Look | None:
    """The button on a complaint's page; None while nobody is registered, or for who may not ask."""
    if not can(actor, Permission.MATCH_JUDGE):
        return None
    own = mentions(actor, complaints=[complaint])
    return look_for(actor, own[0].cluster, page="complaint", at=complaint) if own else None


def look_for(actor: Actor, cluster: UUID, *, page: str, at: UUID) -> Look | None:
    """The button for a person on one of the pages that lead back to themselves."""
    if not can(actor, Permission.MATCH_JUDGE):
        return None
    return Look(cluster, is_looking(actor, members(actor, cluster)), page, at)


@require_POST
def look_for_matches(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Have the person compared with the register again; the page shows what comes of it."""
    look_again(person=person_id, by=desk_actor(request))
    return redirect(_back(request) or reverse("desk:person", args=[person_id]) + "#matches")


def _back(request: HttpRequest) -> str:
    """The page that the button stood on; empty for the person's own."""
    name, place = _PAGES.get(request.POST.get("page", ""), ("", ""))
    try:
        return reverse(name, args=[UUID(request.POST.get("at", ""))]) + place if name else ""
    except ValueError:
        return ""
