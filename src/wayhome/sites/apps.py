"""Django's entry for this room."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """The room `wayhome.sites`."""

    name = "wayhome.sites"
    label = "sites"
