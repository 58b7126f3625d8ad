"""Addresses of screening, under the desk; ids only, never a name."""

from django.urls import path

from wayhome.web.casework.screening import asking, exporting, lists, reviewing, showing, table

urlpatterns = [
    path("", table.table, name="screenings"),
    path("table.csv", exporting.export, name="screenings_csv"),
    path("names.csv", exporting.export_named, name="screenings_named"),
    path("again/", table.screen_due, name="screenings_again"),
    path("lists/", lists.all_lists, name="sanctions_lists"),
    path("new/", asking.ask, name="screen"),
    path("sources/<uuid:source_id>/", asking.ask_source, name="screen_source"),
    path("complaints/<uuid:complaint_id>/", asking.ask_complaint, name="screen_complaint"),
    path("hits/<uuid:hit_id>/", reviewing.hit, name="screening_hit"),
    path("hits/<uuid:hit_id>/review/", reviewing.review, name="screening_review"),
    path("reviews/<uuid:review_id>/undo/", reviewing.undo, name="screening_undo"),
    path("<uuid:screening_id>/", showing.show, name="screening"),
    path("<uuid:screening_id>/opened/", showing.opened, name="screening_opened"),
    path("<uuid:screening_id>/again/", showing.again, name="screening_again"),
]
