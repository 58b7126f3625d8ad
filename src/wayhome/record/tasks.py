"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor
from wayhome.record.actions.propose_facts import propose_facts as propose


@job("record.propose_facts")
def propose_facts(*, by: Actor, **ids: str) -> None:
    """Read a text that was added and keep what it proposes."""
    propose(text_version=UUID(ids["text_version"]), by=by)
