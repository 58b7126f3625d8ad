"""Addresses of field work. All under `app/` answers the app itself; its worker reaches no further."""

from django.urls import path

from wayhome.web.casework.field import app, asking, differences, handing_in

APP = [
    path("", app.shell, name="field"),
    path("worker.js", app.worker, name="field_worker"),
    path("manifest.webmanifest", app.manifest, name="field_manifest"),
    path("standing/", asking.standing_now, name="field_standing"),
    path("cases/", asking.choices, name="field_cases"),
    path("take/", asking.take, name="field_take"),
    path("hand-in/", handing_in.hand_in, name="field_hand_in"),
]

DESK = [
    path("", differences.listing, name="field_edits"),
    path("devices/<uuid:taking_id>/end/", differences.end_device, name="field_end"),
    path("<uuid:edit_id>/", differences.one, name="field_edit"),
    path("<uuid:edit_id>/text/", differences.open_text, name="field_edit_text"),
    path("<uuid:edit_id>/settle/", differences.settle_one, name="field_settle"),
]
