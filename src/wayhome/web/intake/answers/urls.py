"""Addresses of coming back; none holds a number or a name."""

from django.urls import path

from wayhome.web.intake.answers import views

app_name = "answers"

urlpatterns = [
    path("", views.enter, name="home"),
    path("now", views.now, name="now"),
    path("add/<slug:topic>", views.add, name="add"),
    path("file", views.file, name="file"),
    path("end", views.end, name="end"),
]
