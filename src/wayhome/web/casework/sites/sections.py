"""The sections of the pages on sites."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.web.components.sub_navigation.tag import NavigationItem


def sections(here: str) -> list[NavigationItem]:
    """The two lists: sites, and pairs to review."""
    named = (("sites", "desk:sites", _("Sites")), ("pairs", "desk:site_pairs", _("To review")))
    return [
        NavigationItem(text=text, href=reverse(address), is_current=name == here)
        for name, address, text in named
    ]
