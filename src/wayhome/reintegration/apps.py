"""Django's entry for this room."""

from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    """The room `wayhome.reintegration`."""

    name = "wayhome.reintegration"
    label = "reintegration"
