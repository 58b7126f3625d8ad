"""Addresses of the interface."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from wayhome.api.partner import docs
from wayhome.api.partner.api import api

urlpatterns = [
    path("docs", login_not_required(docs.page), name="partner-api-docs"),
    path("", api.urls),
]
