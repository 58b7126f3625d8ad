"""Django's entry for this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room `wayhome.cases`."""

    name = "wayhome.cases"
    label = "cases"
