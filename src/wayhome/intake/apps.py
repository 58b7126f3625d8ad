"""Django's entry for this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The room `wayhome.intake`."""

    name = "wayhome.intake"
    label = "intake"
