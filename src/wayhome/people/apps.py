"""Django's entry for this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room `wayhome.people`."""

    name = "wayhome.people"
    label = "people"
