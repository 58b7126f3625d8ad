"""Work of this room that happens after the answer."""

from datetime import datetime
from uuid import UUID

from wayhome.access.queries.agency_names import agency_names
from wayhome.cases.actions.mail_danger import Letter
from wayhome.cases.actions.mail_danger import mail_danger as write_letter
from wayhome.cases.actions.register_complaint import register_complaint as register
from wayhome.cases.actions.tell_danger import MAIL
from wayhome.cases.actions.tell_danger import watch_danger as watch
from wayhome.cases.actions.write_danger import WATCH
from wayhome.cases.domain.danger.ladder import Rung
from wayhome.cases.domain.events import ComplaintRegistered
from wayhome.cases.queries.dangers_open import to_watch
from wayhome.jobs.queue import enqueue, is_waiting, job, periodic
from wayhome.kernel import context, database, events
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context


@job("cases.register_complaint")
def register_complaint(*, by: Actor, **ids: str) -> None:
    """Register the person of a complaint that was lodged."""
    complaint = UUID(ids["complaint"])
    register(complaint=complaint, by=by)
    events.publish(ComplaintRegistered(agency=by.agency, complaint=complaint))


@periodic("cases.watch_dangers", cron="* * * * *")
def watch_dangers() -> None:
    """Each minute ask for a look at every danger that waits or is late; each look is its own job."""
    with database.atomic():
        context.enter(Context(scope="system"))
        agencies = list(agency_names())
    for agency in agencies:
        with context.acting(Actor.system(agency), role=database.DbRole.JOBS) as by:
            for case in to_watch(by):
                if not is_waiting(WATCH, agency=agency, case=case):
                    enqueue(WATCH, agency=agency, case=case)


@job(WATCH)
def watch_danger(*, by: Actor, **ids: str) -> None:
    """Look at one danger: who is due to be told, and which time ran out."""
    watch(case=UUID(ids["case"]), by=by)


@job(MAIL)
def mail_danger(*, by: Actor, **ids: str) -> None:
    """Write to one person that a case needs them."""
    letter = Letter(
        case=UUID(ids["case"]),
        round=int(ids["round"]),
        rung=Rung(ids["rung"]),
        due_at=datetime.fromisoformat(ids["due"]),
        user=UUID(ids["user"]),
    )
    write_letter(letter, by=by)
