"""Django's entry for this room."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    """The room `wayhome.cooperation`."""

    name = "wayhome.cooperation"
    label = "cooperation"
