"""Property-based tests measure what holds, never how fast a shared machine is."""

from hypothesis import settings

settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")
