"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor
from wayhome.people.actions.propose_matches import propose_matches as propose


@job("people.propose_matches")
def propose_matches(*, by: Actor, **ids: str) -> None:
    """Propose pairs for one person, once its registration is there for all others to see."""
    propose(person=UUID(ids["person"]), by=by)
