"""Django's entry for this room."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """The room `wayhome.insight`."""

    name = "wayhome.insight"
    label = "insight"
