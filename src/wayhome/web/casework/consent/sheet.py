"""The sheet with which consent is explained, to print, in the languages we have it in."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from wayhome.web.casework.frame import page

LANGUAGES: Final = (("en", "English"), ("km", "ខ្មែរ"), ("fr", "Français"), ("zh-hans", "简体中文"))


@require_GET
def sheet(request: HttpRequest, language: str) -> HttpResponse:
    """One language on one page; it says nothing of any case."""
    if language not in dict(LANGUAGES):
        raise Http404
    context = {"sheet": sheets()[language], "language": language, "languages": LANGUAGES}
    return page(request, "consent/sheet.html", context, here="desk:cases")


@lru_cache
def sheets() -> Mapping[str, Mapping[str, Any]]:
    """The words of the sheet by language."""
    text = files("wayhome.consent").joinpath("data/sheet.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
