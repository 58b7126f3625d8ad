"""Django's entry for this room."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """The room `wayhome.operations`."""

    name = "wayhome.operations"
    label = "operations"
