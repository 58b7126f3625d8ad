"""Addresses of match review, under the desk; ids only, never a name."""

from django.urls import path

from wayhome.web.casework.matches import (
    describing,
    judging,
    looking,
    names,
    persons,
    piles,
    review,
    searching,
)

urlpatterns = [
    path("", piles.piles, name="matches"),
    path("lookup/", describing.lookup, name="lookup"),
    path("search/", searching.search, name="search"),
    path("persons/<uuid:person_id>/", persons.person, name="person"),
    path("persons/<uuid:person_id>/look/", looking.look_for_matches, name="look_for_matches"),
    path("persons/<uuid:person_id>/names/", names.open_names, name="person_names"),
    path("persons/<uuid:person_id>/names/new/", names.add_name, name="add_name"),
    path("names/<uuid:form_id>/withdraw/", names.withdraw_name, name="withdraw_name"),
    path("judgements/<uuid:judgement_id>/undo/", persons.undo, name="undo_judgement"),
    path("<uuid:pair_id>/", review.pair, name="match"),
    path("<uuid:pair_id>/opened/", review.opened, name="match_opened"),
    path("<uuid:pair_id>/judgement/", judging.judge, name="match_judge"),
    path("<uuid:pair_id>/settlement/", judging.settle, name="match_settle"),
]
