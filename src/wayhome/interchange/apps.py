"""Django's entry for this room."""

from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    """The room `wayhome.interchange`; it has jobs and no tables."""

    name = "wayhome.interchange"
    label = "interchange"
