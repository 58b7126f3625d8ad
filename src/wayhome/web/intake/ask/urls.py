"""Addresses of asking for help; they say nothing to a glance."""

from django.urls import path

from wayhome.web.intake.ask import views

app_name = "ask"

urlpatterns = [
    path("", views.start, name="home"),
    path("<int:number>", views.question, name="question"),
    path("check", views.check, name="check"),
    path("kept", views.kept, name="kept"),
    path("ended", views.ended, name="ended"),
    path("leave", views.leave, name="leave"),
]
