"""Django's entry for this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The room `wayhome.jobs`."""

    name = "wayhome.jobs"
    label = "jobs"
