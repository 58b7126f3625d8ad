"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.cases.actions.register_complaint import register_complaint as register
from wayhome.cases.domain.events import ComplaintRegistered
from wayhome.jobs.queue import job
from wayhome.kernel import events
from wayhome.kernel.actor import Actor


@job("cases.register_complaint")
def register_complaint(*, by: Actor, **ids: str) -> None:
    """Register the person of a complaint that was lodged."""
    complaint = UUID(ids["complaint"])
    register(complaint=complaint, by=by)
    events.publish(ComplaintRegistered(agency=by.agency, complaint=complaint))
