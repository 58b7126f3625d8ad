"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.jobs.queue import job
from wayhome.justice.actions.propose_links import propose_links as propose
from wayhome.kernel.actor import Actor


@job("justice.propose_links")
def propose_links(*, by: Actor, **ids: str) -> None:
    """Look for an alleged person in other cases, once all others can be seen."""
    propose(alleged=UUID(ids["alleged"]), by=by)
