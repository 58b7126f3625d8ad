"""What every page of the desk has: the actor, the frame around it, and its status."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.web.components.shell import Shell
from wayhome.web.components.sub_navigation.tag import NavigationItem

_TEMPLATES = "casework/templates"


def desk_actor(request: HttpRequest) -> Actor:
    """Who works at the desk now. Raises NotFound for partners, who have a portal."""
    actor = cast("Actor | None", getattr(request, "actor", None))
    if actor is None or actor.kind is not ActorKind.STAFF:
        raise NotFound
    return actor


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of the desk; `here` is the address name of the section it belongs to."""
    shell = desk_shell(request, here=here)
    return render(request, f"{_TEMPLATES}/{template}", {**context, "shell": shell}, status=status)


def desk_shell(request: HttpRequest, *, here: str = "") -> Shell:
    """The frame: whose desk it is, and where its owner may go."""
    actor = desk_actor(request)
    user = cast("Any", request.user)
    return Shell(
        agency=user.agency.name,
        user=user.display_name,
        home_href=reverse("desk:home"),
        sign_out_href=_address("account_logout"),
        account_href=_address("mfa_index"),
        search_href=_address("desk:search") if can(actor, Permission.PERSON_SEARCH) else "",
        items=tuple(_items(actor, here)),
    )


def _items(actor: Actor, here: str) -> list[NavigationItem]:
    """The sections that the actor may enter."""
    sections = (
        ("desk:complaints", _("Complaints"), Permission.COMPLAINT_LIST),
        ("desk:cases", _("Cases"), Permission.CASE_LIST),
        ("desk:matches", _("Matches"), Permission.MATCH_READ),
        ("desk:load", _("Team load"), Permission.CASE_ASSIGN),
        ("desk:report", _("Report"), Permission.REPORT_READ),
        ("desk:record", _("Sources"), Permission.SOURCE_READ),
        ("desk:enter", _("New complaint"), Permission.COMPLAINT_ENTER),
        ("desk:audit", _("Audit"), Permission.AUDIT_READ),
        ("desk:users", _("People"), Permission.USER_MANAGE),
        ("desk:teams", _("Teams"), Permission.USER_MANAGE),
    )
    return [
        NavigationItem(text=text, href=_address(name), is_current=name == here)
        for name, text, permission in sections
        if can(actor, permission) and _address(name)
    ]


def _address(name: str) -> str:
    """An address by name; empty where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
