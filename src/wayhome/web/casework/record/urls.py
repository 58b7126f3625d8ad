"""Addresses of the record, under the desk; ids only."""

from django.urls import path

from wayhome.web.casework.record import adding, marking, sources

urlpatterns = [
    path("", sources.sources_list, name="record"),
    path("new/", adding.add, name="source_add"),
    path("<uuid:source_id>/", sources.source_page, name="source"),
    path("<uuid:source_id>/figures/", marking.mark, name="figure_mark"),
    path(
        "<uuid:source_id>/figures/<uuid:figure_id>/withdraw/",
        marking.withdraw,
        name="figure_withdraw",
    ),
]
