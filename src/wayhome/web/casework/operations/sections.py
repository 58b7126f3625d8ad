"""The sections of the pages on all operations."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.web.components.sub_navigation.tag import NavigationItem


def sections(here: str) -> list[NavigationItem]:
    """The list, the map, and the own key for sources."""
    named = (
        ("operations", "desk:operations", _("Operations")),
        ("map", "desk:operations_map", _("Map")),
        ("key", "desk:own_key", _("Your key")),
    )
    return [
        NavigationItem(text=text, href=reverse(address), is_current=name == here)
        for name, address, text in named
    ]
