"""Addresses of the audit, under the desk; codes, days and ids only."""

from django.urls import path

from wayhome.web.casework.auditing import listing

urlpatterns = [
    path("", listing.audit, name="audit"),
    path("table.csv", listing.export, name="audit_csv"),
]
