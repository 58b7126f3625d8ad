"""Jobs of access."""

from wayhome.access.actions.clear_sessions import clear_sessions
from wayhome.jobs.queue import periodic


@periodic("access.clear_sessions", cron="*/15 * * * *")
def forget_sessions() -> None:
    """Forget sessions that ran out."""
    clear_sessions()
