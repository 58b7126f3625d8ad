"""Remind people of tasks and of what waits for them elsewhere, and take down that it was seen."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.access.queries.colleagues import Office, office
from wayhome.access.queries.mail_addresses import mail_addresses
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.mail import can_mail
from wayhome.workplan.domain.due import Due
from wayhome.workplan.domain.reminders import BEFORE_BY, Call, call_at
from wayhome.workplan.models import Reminder
from wayhome.workplan.queries.elsewhere import awaited_elsewhere
from wayhome.workplan.queries.reminder_mail import mailed_on, mails_reminders
from wayhome.workplan.queries.task_rows import waiting_tasks, with_hands

MAIL = "workplan.mail_reminder"
_KEPT = timedelta(days=60)

_Told = tuple[UUID, UUID, Call]


def remind(*, by: Actor) -> int:
    """Make the reminders that the present moment calls for; how many were new.

    Done twice, or by two workers at once, it makes nothing twice. Raises NotFound for anybody but
    the system.
    """
    require(by, Permission.PERSON_REGISTER)
    now = clock.now()
    today = clock.local_day(now)
    people = office(by)
    with atomic():
        Reminder.objects.filter(agency_id=by.agency, day__lt=today - _KEPT).delete()
        known = {
            (task, user, kind, day)
            for task, user, kind, day in Reminder.objects.filter(
                agency_id=by.agency, day__gte=today
            ).values_list("task_id", "user_id", "kind", "day")
        }
        fresh = [
            Reminder(
                agency_id=by.agency,
                task_id=task,
                user_id=user,
                kind=call.kind,
                day=call.day,
                made_at=now,
            )
            for task, user, call in _called(by, people)
            if (task, user, call.kind.value, call.day) not in known
        ]
        Reminder.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=1000)
        if can_mail() and mails_reminders(by):
            for user in sorted({each.user_id for each in fresh} | _awaited(by, people)):
                enqueue(MAIL, agency=by.agency, user=user, day=today.isoformat())
    return len(fresh)


def _awaited(by: Actor, people: Office) -> set[UUID]:
    """Those for whom something waits in another room, and who were not written to today."""
    working = {each.id for each in people.colleagues}
    awaited = awaited_elsewhere(by) & working
    if not awaited:
        return set()
    return set(mail_addresses(by, awaited)) - mailed_on(by, clock.local_today())


def see_reminders(*, by: Actor) -> int:
    """Take down that the actor saw what they were reminded of; how many were new to them."""
    require(by, Permission.CASE_LIST)
    if by.user is None:
        raise NotFound
    mine = Reminder.objects.filter(agency_id=by.agency, user_id=by.user, seen_at__isnull=True)
    return mine.update(seen_at=clock.now())


def _called(by: Actor, people: Office) -> Iterator[_Told]:
    """Every reminder that is called for now, for each person it goes to."""
    now = clock.now()
    members: dict[UUID, list[UUID]] = {}
    for each in people.colleagues:
        for team in each.teams:
            members.setdefault(team, []).append(each.id)
    working = {each.id for each in people.colleagues}
    near = waiting_tasks(by).filter(due_on__lte=clock.local_day(now) + BEFORE_BY)
    told = with_hands(near, by).values_list("id", "due_on", "due_at", "hand", "hand_team")
    for task, day, moment, hand, team in told:
        call = call_at(Due(day, moment), now)
        if call is None:
            continue
        hands = [hand] if hand else members.get(team, ())
        yield from ((task, user, call) for user in hands if user in working)
