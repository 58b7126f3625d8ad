"""A server that asks for the job only after the complaint stands, in another transaction."""

import time

from django.db import transaction

from wayhome.config.wsgi import application
from wayhome.intake.domain.events import ComplaintLodged
from wayhome.jobs.queue import enqueue
from wayhome.kernel import database, events

__all__ = ["application"]


def _register_late(event: ComplaintLodged) -> None:
    role = database.current_role()

    def ask() -> None:
        # Longer than a lodging takes: whatever is killed, somebody is found waiting here.
        time.sleep(1)
        with database.running_as(role), database.atomic():
            enqueue("cases.register_complaint", agency=event.agency, complaint=event.complaint)

    transaction.on_commit(ask, using=role)


events._subscribers[ComplaintLodged][:] = [_register_late]
