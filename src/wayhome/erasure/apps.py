"""Django's entry for this room."""

from django.apps import AppConfig


class ErasureConfig(AppConfig):
    """The room `wayhome.erasure`."""

    name = "wayhome.erasure"
    label = "erasure"
