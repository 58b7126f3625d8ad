"""Django's entry for this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room `wayhome.audit`."""

    name = "wayhome.audit"
    label = "audit"
