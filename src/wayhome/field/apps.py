"""Django's entry for this room."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """The room `wayhome.field`."""

    name = "wayhome.field"
    label = "field"
