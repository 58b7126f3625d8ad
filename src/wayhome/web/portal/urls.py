"""Addresses of the portal: ids only, never a name."""

from django.urls import include, path

from wayhome.web.portal import account, home, lodge_many, lodge_one, lodging, reports, sharing

app_name = "portal"

_lodging = [
    path("", lodging.show, name="lodging"),
    path("messages/", lodging.send, name="send"),
    path("files/", lodging.attach, name="attach"),
    path("acknowledgement.txt", lodging.acknowledgement, name="acknowledgement"),
]
_batch = [
    path("", lodge_many.batch, name="batch"),
    path("confirm/", lodge_many.confirm, name="confirm"),
    path("progress/", lodge_many.progress, name="batch_progress"),
    path("refused.csv", lodge_many.refused, name="refused"),
]
_report = [
    path("", reports.report, name="report"),
    path("figures.csv", reports.export, name="report_csv"),
    path("figures/<slug:indicator>/", reports.figure, name="figure"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("lodgings/<uuid:complaint_id>/", include(_lodging)),
    path("lodge/", lodge_one.lodge_one, name="lodge_one"),
    path("files/", lodge_many.lodge_many, name="lodge_many"),
    path("files/template.csv", lodge_many.template_as_csv, name="template_csv"),
    path("files/template.xlsx", lodge_many.template_as_xlsx, name="template_xlsx"),
    path("files/<uuid:batch_id>/", include(_batch)),
    path("sharing/", sharing.sharing, name="sharing"),
    path("sharing/copies/<uuid:notice_id>/", sharing.confirm_copy, name="copy_erased"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<uuid:report_id>/", include(_report)),
    path("account/", account.account, name="account"),
    path("account/tokens/<uuid:token_id>/revoke/", account.revoke, name="revoke_token"),
]
