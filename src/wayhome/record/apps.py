"""Django's entry for this room."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The room `wayhome.record`."""

    name = "wayhome.record"
    label = "record"
