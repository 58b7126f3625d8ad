"""End what somebody has open, in every browser."""

from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from wayhome.kernel import clock


def end_sessions(user: UUID) -> int:
    """Remove the open sessions of a user, and return how many there were.

    Called by the actions that take something away from an account, in their transaction.
    """
    # Who a session belongs to stands inside it, signed; an instance has few open at a time.
    running = Session.objects.filter(expire_date__gt=clock.now()).iterator()
    theirs = [
        session.session_key
        for session in running
        if session.get_decoded().get(SESSION_KEY) == str(user)
    ]
    removed, _ = Session.objects.filter(session_key__in=theirs).delete()
    return removed
