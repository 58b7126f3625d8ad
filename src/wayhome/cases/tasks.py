"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.cases.actions.register_complaint import register_complaint as register
from wayhome.jobs.queue import job
from wayhome.kernel.actor import Actor


@job("cases.register_complaint")
def register_complaint(*, by: Actor, **ids: str) -> None:
    """Register the person of a complaint that was lodged."""
    register(complaint=UUID(ids["complaint"]), by=by)
