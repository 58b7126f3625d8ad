"""The page in another language: plain links, each language named in its own script."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.context import RequestContext
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_info

from wayhome.web.components.registry import register

# Django's own list spells some of these in Latin letters.
_OWN_NAMES = {"km": "ខ្មែរ", "th": "ไทย", "zh-hans": "简体中文"}


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One language as its speakers write it."""

    tag: str
    name: str
    direction: str
    href: str
    is_current: bool


def language_tag(code: str) -> str:
    """A language code as HTML writes it: zh-hans becomes zh-Hans."""
    head, _, script = code.partition("-")
    return f"{head}-{script.title()}" if script else head


def _choices(request: HttpRequest) -> Iterator[LanguageChoice]:
    address = reverse("language")
    for code, _ in settings.LANGUAGES:
        info = get_language_info(code)
        yield LanguageChoice(
            tag=language_tag(code),
            name=_OWN_NAMES.get(code) or str(info["name_local"]).capitalize(),
            direction="rtl" if info["bidi"] else "ltr",
            href=f"{address}?{urlencode({'to': code, 'next': request.get_full_path()})}",
            is_current=code == get_language(),
        )


@register.inclusion_tag("components/language_switch/language_switch.html", takes_context=True)
def language_switch(context: RequestContext) -> dict[str, object]:
    """`{% language_switch %}` needs the request; without one, or without its view, it is silent."""
    request = context.get("request")
    if request is None:
        return {"choices": ()}
    try:
        return {"choices": tuple(_choices(request))}
    except NoReverseMatch:
        return {"choices": ()}


@register.simple_tag
def html_language() -> str:
    """The language of the page for `<html lang>`."""
    return language_tag(get_language() or settings.LANGUAGE_CODE)
