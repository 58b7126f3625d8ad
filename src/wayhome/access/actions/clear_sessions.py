"""Forget sessions that ran out, and attempts to sign in that no longer count."""

from django.contrib.sessions.models import Session

from wayhome.access.models import Remembered
from wayhome.kernel import clock, context
from wayhome.kernel.context import Context
from wayhome.kernel.database import atomic


def clear_sessions() -> int:
    """Remove what ran out, and return how many sessions did. Runs under the jobs role."""
    with atomic():
        context.enter(Context(scope="system"))
        # The row rule lets through only what ran out by the database's clock.
        Remembered.objects.all().delete()
        removed, _ = Session.objects.filter(expire_date__lt=clock.now()).delete()
    return removed
