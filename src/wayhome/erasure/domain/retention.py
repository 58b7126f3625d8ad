"""How long something is kept after the work on it was over."""

from datetime import datetime, timedelta

from django.conf import settings

from wayhome.kernel import clock


def over_before() -> datetime:
    """What was closed or set aside before this moment was kept for its time.

    24 months, unless the instance was told otherwise. Nothing is erased by it: it is proposed.
    """
    return clock.now() - timedelta(days=settings.KEEP_DAYS)
