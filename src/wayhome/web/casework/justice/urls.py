"""Addresses of justice: ids only, never a name."""

from django.urls import path

from wayhome.web.casework.justice import (
    adding,
    checking,
    linking,
    network,
    noting,
    paying,
    showing,
)

_ALLEGED = "alleged/<uuid:alleged_id>/"
_LINE = f"{_ALLEGED}events/<uuid:line_id>/"
_CLAIM = "compensation/<uuid:claim_id>/"

of_case = [
    path("", showing.justice, name="case_justice"),
    path("words/", showing.open_words, name="case_justice_words"),
    path("alleged/new/", adding.add, name="case_alleged_new"),
    path(_ALLEGED, showing.alleged, name="case_alleged"),
    path(f"{_ALLEGED}opened/", showing.open_one, name="case_alleged_opened"),
    path(f"{_ALLEGED}more/", adding.tell, name="case_alleged_tell"),
    path(f"{_ALLEGED}withdraw/", adding.withdraw, name="case_alleged_withdraw"),
    path(f"{_ALLEGED}events/", noting.note, name="case_proceed"),
    path(f"{_LINE}correct/", noting.correct, name="case_proceed_correct"),
    path(f"{_LINE}undo/", noting.undo, name="case_proceed_undo"),
    path("checklist/", checking.check, name="case_checklist"),
    path("compensation/", paying.claim, name="case_compensation_new"),
    path(_CLAIM, paying.note, name="case_compensation"),
    path(f"{_CLAIM}<uuid:line_id>/undo/", paying.undo, name="case_compensation_undo"),
]
urlpatterns = [
    path("", network.show, name="justice_network"),
    path("opened/", network.opened, name="justice_network_opened"),
    path("links/", linking.piles, name="justice_links"),
    path("links/<uuid:link_id>/", linking.link, name="justice_link"),
    path("links/<uuid:link_id>/opened/", linking.opened, name="justice_link_opened"),
    path("links/<uuid:link_id>/judge/", linking.judge, name="justice_judge"),
    path("judgements/<uuid:judgement_id>/undo/", linking.undo, name="justice_undo"),
]
