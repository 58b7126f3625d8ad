"""Leaving the site at once: first in reading order on every reporting page."""

from django.urls import NoReverseMatch, reverse

from wayhome.web.components.registry import register

_VIEWS = ("ask:leave",)


def _address() -> str:
    for view in _VIEWS:
        try:
            return reverse(view)
        except NoReverseMatch:
            continue
    return ""


@register.inclusion_tag("components/leave_link/leave_link.html")
def leave_link(href: str = "") -> dict[str, str]:
    """`{% leave_link [href] %}`.

    The address ends the session, clears the browser's data for this site and redirects away;
    without a script following the link is enough. With one the page also blanks at once.
    """
    return {"href": href or _address()}
