"""The sections of the pages on what cases share."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.web.components.sub_navigation.tag import NavigationItem


def sections(here: str) -> list[NavigationItem]:
    """The network, and links to review."""
    named = (
        ("network", "desk:justice_network", _("Network")),
        ("links", "desk:justice_links", _("To review")),
    )
    return [
        NavigationItem(text=text, href=reverse(address), is_current=name == here)
        for name, address, text in named
    ]
