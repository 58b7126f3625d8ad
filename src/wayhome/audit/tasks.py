"""Jobs of the audit."""

import logging

from wayhome.audit.actions.sequence import Forked, sequence
from wayhome.jobs.queue import periodic

log = logging.getLogger(__name__)


@periodic("audit.sequence", cron="* * * * * */10")
def sequence_leaves() -> None:
    """Sequence new leaves every ten seconds; a fork is for people to look at, not to try again."""
    try:
        sequence()
    except Forked:
        log.error("audit sequence differs from the one outside: run `wayhome audit verify`")  # noqa: TRY400  # says all
