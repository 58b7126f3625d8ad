"""The sections of the record: ways to read, find and see what sources say."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.kernel.actor import Actor
from wayhome.record.queries.saved_searches import searches_with_news
from wayhome.web.components.sub_navigation.tag import NavigationItem


def sections(actor: Actor, *, here: str) -> tuple[NavigationItem, ...]:
    """The sections, and how many saved searches have news; `here` is the address name of one."""
    news = searches_with_news(actor)
    named = (
        ("desk:record", _("Sources"), None),
        ("desk:record_search", _("Search"), None),
        ("desk:saved_searches", _("Saved searches"), news or None),
        ("desk:subjects", _("Subjects"), None),
        ("desk:threads", _("Requests and answers"), None),
        ("desk:timelines", _("Timelines"), None),
        ("desk:calendar", _("Calendar"), None),
        ("desk:network", _("Who met whom"), None),
        ("desk:places", _("Places"), None),
    )
    return tuple(
        NavigationItem(text=text, href=reverse(name), is_current=name == here, count=count)
        for name, text, count in named
    )
