"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor
from wayhome.record.actions.propose_facts import propose_facts as propose
from wayhome.record.actions.propose_subjects import propose_subjects as compare_subjects


@job("record.propose_facts")
def propose_facts(*, by: Actor, **ids: str) -> None:
    """Read a text that was added and keep what it proposes."""
    propose(text_version=UUID(ids["text_version"]), by=by)


@job("record.propose_subjects")
def propose_subjects(*, by: Actor, **ids: str) -> None:
    """Compare whom the facts of a text speak of with those of other texts."""
    compare_subjects(text_version=UUID(ids["text_version"]), by=by)
