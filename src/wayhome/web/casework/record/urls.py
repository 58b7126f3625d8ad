"""Addresses of the record, under the desk; ids only."""

from django.urls import path

from wayhome.web.casework.record import (
    adding,
    beside,
    citing,
    correcting,
    exporting,
    marking,
    reviewing,
    sources,
)

urlpatterns = [
    path("", sources.sources_list, name="record"),
    path("new/", adding.add, name="source_add"),
    path("export/", exporting.export, name="record_export"),
    path("export/<uuid:export_id>/", exporting.state, name="export_state"),
    path("export/<uuid:export_id>/progress/", exporting.progress, name="export_progress"),
    path("export/<uuid:export_id>/file/", exporting.download, name="export_file"),
    path("<uuid:source_id>/", sources.source_page, name="source"),
    path("<uuid:source_id>/review/", reviewing.review, name="review"),
    path("<uuid:source_id>/review/add/", correcting.add, name="fact_add"),
    path("<uuid:source_id>/review/<uuid:proposal_id>/", reviewing.decide, name="decide"),
    path("<uuid:source_id>/review/<uuid:proposal_id>/correct/", correcting.correct, name="correct"),
    path("<uuid:source_id>/facts/<uuid:fact_id>/", reviewing.settle, name="fact_settle"),
    path("<uuid:source_id>/cite/", citing.cite_source, name="cite_source"),
    path("<uuid:source_id>/facts/<uuid:fact_id>/cite/", citing.cite_fact, name="cite_fact"),
    path("<uuid:source_id>/facts/<uuid:fact_id>/beside/", beside.hold, name="figure_beside"),
    path("<uuid:source_id>/figures/", marking.mark, name="figure_mark"),
    path(
        "<uuid:source_id>/figures/<uuid:figure_id>/withdraw/",
        marking.withdraw,
        name="figure_withdraw",
    ),
]
