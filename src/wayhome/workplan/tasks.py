"""Work of this room that comes round by the clock."""

from datetime import date
from uuid import UUID

from wayhome.access.queries.agency_names import agency_names
from wayhome.jobs.queue import job, periodic
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.workplan.actions.mail_reminder import mail_reminder as write_mail
from wayhome.workplan.actions.remind import MAIL
from wayhome.workplan.actions.remind import remind as make_reminders


@periodic("workplan.remind", cron="*/10 * * * *")
def remind() -> None:
    """Remind people of what is due, agency by agency."""
    for agency in _agencies():
        with context.acting(Actor.system(agency), role=database.DbRole.JOBS) as by:
            make_reminders(by=by)


@job(MAIL)
def mail_reminder(*, by: Actor, **ids: str) -> None:
    """Write to one person that something is due."""
    write_mail(user=UUID(ids["user"]), day=date.fromisoformat(ids["day"]), by=by)


def _agencies() -> list[UUID]:
    with database.atomic():
        context.enter(Context(scope="system"))
        return list(agency_names())
