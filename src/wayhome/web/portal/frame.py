"""What every page of the portal has: the partner, the frame around it, and its status."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wayhome.kernel.actor import Actor, ActorKind
from wayhome.web.frame import framed, navigation, shell_of, signed_in


def partner_of(request: HttpRequest) -> Actor:
    """Which partner looks at this. Raises NotFound for everybody else."""
    return signed_in(request, ActorKind.PARTNER)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of the portal; `here` is the address name of the section it belongs to."""
    partner_of(request)
    items = navigation(_sections(), here=here)
    shell = shell_of(request, home="portal:home", account="portal:account", items=items)
    return framed(request, f"portal/templates/{template}", context, shell=shell, status=status)


def file(content: str | bytes, *, media_type: str, name: str) -> HttpResponse:
    """A file to keep; the browser does not open it by itself."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sections() -> tuple[tuple[str, str], ...]:
    """The sections of the portal."""
    return (
        ("portal:home", _("What we lodged")),
        ("portal:lodge_one", _("Lodge one")),
        ("portal:lodge_many", _("Lodge many")),
        ("portal:sharing", _("What is shared")),
        ("portal:reports", _("Reports")),
    )
