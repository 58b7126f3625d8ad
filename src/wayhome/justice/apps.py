"""Django's entry for this room."""

from django.apps import AppConfig


class JusticeConfig(AppConfig):
    """The room `wayhome.justice`."""

    name = "wayhome.justice"
    label = "justice"
