"""The app for field work: its page, its worker, and what a phone needs to install it.

None of the three says whose they are: they stay on the device, and are shown without a signal.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.palermo import Presence
from wayhome.web.casework.cases.indicator_forms import AnswerChoice
from wayhome.web.casework.frame import desk_actor
from wayhome.web.headers import POLICY

_STATIC = Path(settings.PACKAGE) / "web" / "static"
_TEMPLATE = "casework/templates/field/app.html"
_POLICY_OF_APP = f"{POLICY}; worker-src 'self'; manifest-src 'self'"


@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The one page of the app. Nothing in it is anybody's; without scripts it says what is missing."""
    require(desk_actor(request), Permission.CASE_UPDATE)
    context = {**_context(), "version": version_now()}
    response = render(request, _TEMPLATE, context)
    response.headers["X-Files"] = " ".join(_files())
    response.headers["Content-Security-Policy"] = _POLICY_OF_APP
    return response


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The worker that keeps the page at hand; it stands here because its reach is its own folder."""
    desk_actor(request)
    response = HttpResponse(
        (_STATIC / "js" / "field" / "worker.js").read_bytes(), content_type="text/javascript"
    )
    response.headers["Content-Security-Policy"] = _POLICY_OF_APP
    return response


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """A name and a picture that tell a passer-by nothing."""
    desk_actor(request)
    told = {
        "id": reverse("desk:field"),
        "name": _("Field book"),
        "short_name": _("Field book"),
        "start_url": reverse("desk:field"),
        "scope": reverse("desk:field"),
        "display": "standalone",
        "background_color": "#eef4f3",
        "theme_color": "#14505c",
        "icons": [
            {"src": static("js/field/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {
                "src": static("js/field/icon.svg"),
                "sizes": "any",
                "type": "image/svg+xml",
                "purpose": "maskable",
            },
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _files() -> list[str]:
    """The addresses that the worker keeps at hand."""
    scripts = sorted((_STATIC / "js" / "field").glob("*.js"))
    named = [f"js/field/{path.name}" for path in scripts if path.name != "worker.js"]
    return [static(name) for name in ("css/staff.css", "js/field/icon.svg", *named)]


def version_now() -> str:
    """Changes with any word or file of the app, in the language of the present reader."""
    return _version(get_language() or settings.LANGUAGE_CODE)


@cache
def _version(language: str) -> str:
    digest = hashlib.sha256(language.encode())
    digest.update(render_to_string(_TEMPLATE, _context()).encode())
    for path in (*sorted((_STATIC / "js" / "field").iterdir()), _STATIC / "css" / "staff.css"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _context() -> dict[str, Any]:
    """What the page is made of, beside its version."""
    return {
        "next_steps": NextStep.choices,
        "presences": Presence.choices,
        "answers": AnswerChoice.choices,
    }
