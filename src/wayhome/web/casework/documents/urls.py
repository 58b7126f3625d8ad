"""Addresses of a case's papers: ids only."""

from django.urls import path

from wayhome.web.casework.documents import composed, letters, pages

urlpatterns = [
    path("", pages.papers, name="case_papers"),
    path("new/", pages.bring, name="case_paper_bring"),
    path("open/", pages.open_one, name="case_paper_open"),
    path("letter/", letters.write, name="case_letter"),
    path("summary/", composed.summarise, name="case_summary"),
    path("copy/", composed.copy, name="case_copy"),
    path("<uuid:paper_id>/version/", pages.bring_version, name="case_paper_version"),
    path("<uuid:paper_id>/hand-over/", letters.leave, name="case_paper_hand_over"),
    path("<uuid:paper_id>/<slug:verb>/", pages.move, name="case_paper_move"),
]
