"""Addresses of erasures; ids only."""

from django.urls import path

from wayhome.web.casework.erasure import holding, listing, of_case

urlpatterns = [path("", listing.listing, name="erasures")]
case_erasure = [
    path("", of_case.show, name="case_erasure"),
    path("propose/", of_case.propose_one, name="case_erasure_propose"),
    path("hold/", holding.ask_one, name="case_hold"),
    path("hold/<uuid:hold_id>/agree/", holding.agree_one, name="case_hold_agree"),
    path("hold/<uuid:hold_id>/lift/", holding.lift_one, name="case_hold_lift"),
    path("<uuid:erasure_id>/reason/", of_case.open_one, name="case_erasure_reason"),
    path("<uuid:erasure_id>/<slug:answer>/", of_case.answer, name="case_erasure_answer"),
]
