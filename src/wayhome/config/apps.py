"""Django's entry for the wiring."""

from importlib import import_module

from django.apps import AppConfig




class WiringConfig(AppConfig):
    """Connects the rooms once all of them are loaded."""

    name = "wayhome.config"
    label = "wiring"

    def ready(self) -> None:
        """Subscribe to events."""
        wiring = import_module("wayhome.config.wiring")
        wiring.connect()
