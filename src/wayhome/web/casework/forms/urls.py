"""Addresses of forms: ids only."""

from django.urls import path

from wayhome.web.casework.forms import fill, finding, managing, of_case

case_forms = [
    path("", of_case.forms, name="case_forms"),
    path("new/<uuid:version_id>/", fill.fill, name="case_form_fill"),
    path("<uuid:submission_id>/", of_case.answers, name="case_form_answers"),
    path("<uuid:submission_id>/open/", of_case.opened, name="case_form_open"),
    path("<uuid:submission_id>/change/", fill.change, name="case_form_change"),
]
urlpatterns = [
    path("", managing.forms, name="forms"),
    path("bring/", managing.bring, name="form_bring"),
    path("version/<uuid:version_id>/", managing.version, name="form_version"),
    path("version/<uuid:version_id>/move/<slug:event>/", managing.move, name="form_move"),
    path("version/<uuid:version_id>/file/<slug:kind>/", managing.file, name="form_file"),
    path("<uuid:form_id>/answers/", finding.answers, name="form_answers"),
    path("<uuid:form_id>/answers/words/", finding.search, name="form_search"),
    path("<uuid:form_id>/answers/file/", finding.export, name="form_export"),
]
