"""Jobs of intake."""

from contextlib import suppress
from uuid import UUID

from wayhome.access.queries.agencies import NoReceivingAgency, receiving
from wayhome.intake.actions import lodge_batch as batches
from wayhome.intake.actions import remove_expired as expired
from wayhome.jobs.queue import job, periodic
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context


@job("intake.lodge_batch")
def lodge_batch(*, by: Actor, **ids: str) -> None:
    """Lodge the next rows of a file."""
    batches.lodge_batch(batch_id=UUID(ids["batch"]), by=by)


@periodic("intake.remove_expired", cron="*/5 * * * *")
def remove_expired() -> None:
    """Remove drafts and receipts that have ended."""
    with database.atomic():
        context.enter(Context(scope="system"))
        with suppress(NoReceivingAgency):
            by = Actor.system(receiving())
            context.enter(Context.of(by))
            expired.remove_expired(by=by)
