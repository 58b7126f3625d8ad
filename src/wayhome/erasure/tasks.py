"""Work of this room that nobody waits for."""

from uuid import UUID

from wayhome.access.queries.agency_names import agency_names
from wayhome.erasure.actions.carry_out import JOB
from wayhome.erasure.actions.carry_out import carry_out as go_on
from wayhome.erasure.actions.count_day import count_day
from wayhome.erasure.actions.erase_again import erase_again
from wayhome.erasure.actions.tell_receivers import MAIL, TELL
from wayhome.erasure.actions.tell_receivers import mail_receiver as write_to
from wayhome.erasure.actions.tell_receivers import tell_receiver as tell
from wayhome.jobs.queue import job, periodic
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context


@job(JOB)
def carry_out(*, by: Actor, **ids: str) -> None:
    """Destroy the next part of one erasure."""
    go_on(erasure=UUID(ids["erasure"]), by=by)


@job(TELL)
def tell_receiver(*, by: Actor, **ids: str) -> None:
    """Let everybody of an agency know who answers for copies that a notice came."""
    del ids
    tell(by=by)


@job(MAIL)
def mail_receiver(*, by: Actor, **ids: str) -> None:
    """Write to one of them."""
    write_to(user=UUID(ids["user"]), by=by)


@periodic("erasure.count_days", cron="23 * * * *")
def count_days() -> None:
    """Each hour let today count for every erasure that waits, and erase what a backup brought back."""
    with database.atomic():
        context.enter(Context(scope="system"))
        agencies = list(agency_names())
    for agency in agencies:
        with context.acting(Actor.system(agency), role=database.DbRole.JOBS) as by:
            count_day(by=by)
            erase_again(by=by)
