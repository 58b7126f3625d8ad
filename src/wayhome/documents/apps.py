"""Django's entry for this room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The room `wayhome.documents`."""

    name = "wayhome.documents"
    label = "documents"
