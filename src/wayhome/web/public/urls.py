"""Addresses of the public record; ids only, never a name."""

from django.urls import path

from wayhome.web.public import feed, reading, searching, writing

app_name = "public"

urlpatterns = [
    path("", reading.home, name="home"),
    path("entries", reading.listing, name="entries"),
    path("entries/<uuid:entry_id>", reading.show, name="entry"),
    path("entries/<uuid:entry_id>/write", writing.write, name="write"),
    path("sent", writing.sent, name="sent"),
    path("search", searching.search, name="search"),
    path("changes", reading.changed, name="changes"),
    path("feed", feed.atom, name="feed"),
    path("about", reading.about, name="about"),
]
