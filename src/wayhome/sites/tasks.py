"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor
from wayhome.sites.actions.propose_sites import propose_sites as propose
from wayhome.sites.actions.register_place import register_place as register


@job("sites.register_place")
def register_place(*, by: Actor, **ids: str) -> None:
    """Register the place of a complaint that was lodged."""
    register(complaint=UUID(ids["complaint"]), by=by)


@job("sites.propose_sites")
def propose_sites(*, by: Actor, **ids: str) -> None:
    """Propose sites for one place, once its registration is there for all others to see."""
    propose(place=UUID(ids["place"]), by=by)
