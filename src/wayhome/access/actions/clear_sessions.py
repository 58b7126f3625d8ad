"""Forget sessions that ran out."""

from django.contrib.sessions.models import Session

from wayhome.kernel import clock, context
from wayhome.kernel.context import Context
from wayhome.kernel.database import atomic


def clear_sessions() -> int:
    """Remove the rows of sessions that ran out, and return how many. Runs under the jobs role."""
    with atomic():
        context.enter(Context(scope="system"))
        removed, _ = Session.objects.filter(expire_date__lt=clock.now()).delete()
    return removed
