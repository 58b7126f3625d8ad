"""Django's entry for this room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """The room `wayhome.consent`."""

    name = "wayhome.consent"
    label = "consent"
