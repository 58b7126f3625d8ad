"""Django's entry for the wiring."""

from datetime import timedelta
from importlib import import_module

from django.apps import AppConfig
from django.conf import settings

from wayhome.kernel import clock


class WiringConfig(AppConfig):
    """Connects the rooms once all of them are loaded."""

    name = "wayhome.config"
    label = "wiring"

    def ready(self) -> None:
        """Subscribe to events; in the demo, live where its history ends."""
        clock.live_in_the_past(timedelta(seconds=settings.DEMO_SHIFT_SECONDS))
        wiring = import_module("wayhome.config.wiring")
        wiring.connect()
