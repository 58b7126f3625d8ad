"""Django's entry for this room."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """The room `wayhome.screening`."""

    name = "wayhome.screening"
    label = "screening"
