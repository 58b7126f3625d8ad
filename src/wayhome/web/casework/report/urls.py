"""Addresses of the progress report, under the desk; days, codes and ids only."""

from django.urls import path

from wayhome.web.casework.report import agreements, opened, overview, releasing

urlpatterns = [
    path("", overview.report, name="report"),
    path("table.csv", overview.export, name="report_csv"),
    path("figures/<slug:indicator>/", opened.figure, name="report_figure"),
    path("releases/", releasing.releases, name="releases"),
    path("releases/new/", releasing.release, name="release"),
    path("releases/<uuid:report_id>/", releasing.released, name="released"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<uuid:agreement_id>/end/", agreements.end, name="agreement_end"),
]
