"""Remind people of tasks and of what waits for them elsewhere, and take down that it was seen."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import F

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
from wayhome.workplan.domain.reminders import (
    BEFORE_BY,
    GIVEN_WITHIN,
    Call,
    ReminderKind,
    call_at,
)
from wayhome.workplan.domain.task_states import TaskEvent
from wayhome.workplan.models import Reminder, TaskLine
from wayhome.workplan.queries.elsewhere import awaited_elsewhere
from wayhome.workplan.queries.reminder_mail import mailed_on, mails_reminders
from wayhome.workplan.queries.task_rows import waiting_tasks, with_hands

MAIL = "workplan.mail_reminder"
_KEPT = timedelta(days=60)

_Reminded = tuple[UUID, UUID, Call]


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
                agency_id=by.agency, day__gte=clock.local_day(now - GIVEN_WITHIN)
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
            for task, user, call in _told(by, people)
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


def _told(by: Actor, people: Office) -> Iterator[_Reminded]:
    """Every reminder for now: of what is due, and of what somebody was given and is not due yet."""
    called = list(_called(by, people))
    yield from called
    known = {(task, user) for task, user, _ in called}
    yield from (each for each in _given(by, people) if each[:2] not in known)


def _given(by: Actor, people: Office) -> Iterator[_Reminded]:
    """What somebody was given by another of late, and still has."""
    working = {each.id for each in people.colleagues}
    lines = TaskLine.objects.filter(
        agency_id=by.agency,
        event__in=(TaskEvent.ADD, TaskEvent.GIVE),
        at__gte=clock.now() - GIVEN_WITHIN,
        subject_id=F("task__assignee_id"),
        task__in=waiting_tasks(by),
    ).exclude(by_id=F("subject_id"))
    for task, user, at in lines.order_by("at", "id").values_list("task_id", "subject_id", "at"):
        if user in working:
            yield task, user, Call(ReminderKind.GIVEN, clock.local_day(at))


def _called(by: Actor, people: Office) -> Iterator[_Reminded]:
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
