"""Journeys: a browser does what people do, over the real service."""
