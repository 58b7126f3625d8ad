"""Django's entry for this room."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """The room `wayhome.care`."""

    name = "wayhome.care"
    label = "care"
