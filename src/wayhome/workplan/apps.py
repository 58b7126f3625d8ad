"""Django's entry for this room."""

from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    """The room `wayhome.workplan`."""

    name = "wayhome.workplan"
    label = "workplan"
