"""What every page of the portal has: the partner, the frame around it, and its status."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.web.components.shell import Shell
from wayhome.web.components.sub_navigation.tag import NavigationItem

_TEMPLATES = "portal/templates"


def partner_of(request: HttpRequest) -> Actor:
    """Which partner looks at this. Raises NotFound for everybody else."""
    actor = cast("Actor | None", getattr(request, "actor", None))
    if actor is None or actor.kind is not ActorKind.PARTNER:
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
    """A page of the portal; `here` is the address name of the section it belongs to."""
    shell = _shell(request, here=here)
    return render(request, f"{_TEMPLATES}/{template}", {**context, "shell": shell}, status=status)


def file(content: str | bytes, *, media_type: str, name: str) -> HttpResponse:
    """A file to keep; the browser does not open it by itself."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shell(request: HttpRequest, *, here: str) -> Shell:
    """The frame: whose portal it is, and where one may go."""
    partner_of(request)
    user = cast("Any", request.user)
    return Shell(
        agency=user.agency.name,
        user=user.display_name,
        home_href=reverse("portal:home"),
        sign_out_href=reverse("account_logout"),
        account_href=reverse("portal:account"),
        items=tuple(
            NavigationItem(text=text, href=reverse(name), is_current=name == here)
            for name, text in (
                ("portal:home", _("What we lodged")),
                ("portal:lodge_one", _("Lodge one")),
                ("portal:lodge_many", _("Lodge many")),
                ("portal:sharing", _("What is shared")),
                ("portal:reports", _("Reports")),
            )
        ),
    )
