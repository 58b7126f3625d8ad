"""Django's entry for this room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room `wayhome.access`."""

    name = "wayhome.access"
    label = "access"
