"""Have the register read anew when the rules that read names have changed."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.jobs.queue import enqueue, is_waiting
from wayhome.kernel.actor import Actor
from wayhome.people.queries.reading import unread

_JOB = "people.rescore"


def read_anew(*, by: Actor) -> bool:
    """Ask for the job that makes tokens anew, unless nobody waits for it or it runs already."""
    require(by, Permission.PERSON_REGISTER)
    if not unread(by) or is_waiting(_JOB, agency=by.agency):
        return False
    enqueue(_JOB, agency=by.agency)
    return True
