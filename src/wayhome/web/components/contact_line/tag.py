"""The line at the foot of public pages, with a way to say that something does not work."""

import re

from django.conf import settings
from django.urls import reverse

from wayhome.web.components.registry import register
from wayhome.web.faces import answers

_MAIL = re.compile(r"[^@\s:/]+@[^@\s/]+")
_CALLED = re.compile(r"\+?[\d ()-]{3,}")


@register.inclusion_tag("components/contact_line/contact_line.html")
def contact_line() -> dict[str, str]:
    """`{% contact_line %}`: the office's own contact, else the complaint channel where this face has it."""
    given = settings.CONTACT
    if given:
        return {"contact": given, "href": _href(given)}
    channel = reverse("ask:home")
    return {"contact": "", "href": channel if answers(settings.FACE, channel) else ""}


def _href(contact: str) -> str:
    """An address, a telephone number or a page as a link; empty for anything else, which is only shown."""
    if contact.startswith("https://"):
        return contact
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    if _CALLED.fullmatch(contact):
        return "tel:" + re.sub(r"[^\d+]", "", contact)
    return ""
