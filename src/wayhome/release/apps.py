"""Django's entry for this room."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    """The room `wayhome.release`."""

    name = "wayhome.release"
    label = "release"
