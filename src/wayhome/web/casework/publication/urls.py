"""Addresses of the public record, under the desk; ids only."""

from django.urls import path

from wayhome.web.casework.publication import choosing, entries, letters

urlpatterns = [
    path("", entries.listing, name="public"),
    path("entries/<uuid:entry_id>/", entries.show, name="public_entry"),
    path("entries/<uuid:entry_id>/withdraw/", entries.withdraw, name="public_withdraw"),
    path("entries/<uuid:entry_id>/correct/", entries.correct, name="public_correct"),
    path(
        "entries/<uuid:entry_id>/notes/<uuid:note_id>/",
        entries.take_note_away,
        name="public_note_away",
    ),
    path("letters/", letters.listing, name="public_letters"),
    path("letters/<uuid:request_id>/", letters.show, name="public_letter"),
    path("sources/<uuid:source_id>/", choosing.choose, name="public_source"),
]
