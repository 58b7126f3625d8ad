"""Addresses of a case's return: ids and codes of steps only."""

from django.urls import path

from wayhome.web.casework.reintegration import pages

_PERSON = "<uuid:complaint_id>/"
urlpatterns = [
    path("", pages.returns, name="case_return"),
    path(_PERSON, pages.person, name="case_return_person"),
    path(f"{_PERSON}words/", pages.open_words, name="case_return_words"),
    path(f"{_PERSON}step/<slug:step>/", pages.return_step, name="case_return_step"),
    path(f"{_PERSON}after/<slug:step>/", pages.follow_step, name="case_follow_step"),
    path(
        f"{_PERSON}after/<slug:step>/<uuid:follow_up>/",
        pages.follow_up_step,
        name="case_follow_up_step",
    ),
]
