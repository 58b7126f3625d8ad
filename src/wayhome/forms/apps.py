"""Django's entry for this room."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """The room `wayhome.forms`."""

    name = "wayhome.forms"
    label = "forms"
