"""Addresses of operations: ids only, never a place or a name."""

from django.urls import include, path

from wayhome.web.casework.operations import listing, planning, showing

_operation = [
    path("", showing.operation, name="operation"),
    path("open/", showing.open_plan, name="operation_open"),
    path("change/", planning.change, name="operation_change"),
    path("approve/", showing.approve, name="operation_approve"),
    path("begin/", showing.begin, name="operation_begin"),
    path("call-off/", showing.call_off, name="operation_call_off"),
    path("name/", showing.name, name="operation_name"),
    path("drop/", showing.drop, name="operation_drop"),
    path("cases/", showing.link, name="operation_link"),
    path("cases/<uuid:case_id>/off/", showing.unlink, name="operation_unlink"),
    path("sites/", showing.add_known_site, name="operation_site"),
    path("sites/new/", showing.add_new_site, name="operation_new_site"),
    path("history/", showing.history, name="operation_history"),
]

urlpatterns = [
    path("", listing.operations, name="operations"),
    path("new/", planning.plan_new, name="operation_new"),
    path("<uuid:operation_id>/", include(_operation)),
]
