"""What the pages of both signed-in faces share: who may be there, and the frame around a page."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.web.components.shell import Shell
from wayhome.web.components.sub_navigation.tag import NavigationItem


def signed_in(request: HttpRequest, kind: ActorKind) -> Actor:
    """Who looks at this. Raises NotFound for everybody of another kind, and for nobody."""
    actor = cast("Actor | None", getattr(request, "actor", None))
    if actor is None or actor.kind is not kind:
        raise NotFound
    return actor


def framed(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    shell: Shell,
    status: int = 200,
) -> HttpResponse:
    """A page in its frame."""
    return render(request, template, {**context, "shell": shell}, status=status)


def shell_of(
    request: HttpRequest,
    *,
    home: str,
    account: str,
    items: tuple[NavigationItem, ...],
    search: str = "",
) -> Shell:
    """The frame: whose it is, and where one may go; addresses by their names."""
    user = cast("Any", request.user)
    return Shell(
        agency=user.agency.name,
        user=user.display_name,
        home_href=reverse(home),
        sign_out_href=reverse("account_logout"),
        account_href=reverse(account),
        search_href=reverse(search) if search else "",
        items=items,
    )


def navigation(sections: Iterable[tuple[str, str]], *, here: str) -> tuple[NavigationItem, ...]:
    """Sections by the names of their addresses, in words; `here` is the one we are in."""
    return tuple(
        NavigationItem(text=text, href=reverse(name), is_current=name == here)
        for name, text in sections
    )
