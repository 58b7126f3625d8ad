"""Reminders: to whom, once, caught up with one after a standstill, seen, gone when the task is done."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.workplan.actions.add_task import NewTask
from wayhome.workplan.actions.remind import remind, see_reminders
from wayhome.workplan.actions.work_on_task import finish_task, give_task
from wayhome.workplan.domain.due import Due, due_on
from wayhome.workplan.domain.titles import TaskTitle
from wayhome.workplan.queries.reminders import Reminders, reminders
from wayhome.workplan.tasks import remind as come_round

pytestmark = pytest.mark.usefixtures("database")

# Noon in the office.
NOW = datetime(2030, 5, 6, 5, 0, tzinfo=UTC)
TODAY = NOW.date()


def _due(due: Due, **given: object) -> NewTask:
    return NewTask(title=TaskTitle.INTERVIEW, due=due, **given)  # type: ignore[arg-type]  # ids


def _round(unit: Office, *, days: int = 0) -> int:
    with clock.at(NOW + timedelta(days=days)), context.acting(unit.system) as by:
        return remind(by=by)


def _told(actor: Actor, *, days: int = 0) -> tuple[int, int, int]:
    with clock.at(NOW + timedelta(days=days)), context.acting(actor) as by:
        found: Reminders = reminders(by)
    return (found.soon, found.due, found.overdue)


def test_whoever_works_on_the_case_is_reminded_before_at_and_after() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_due(due_on(TODAY + timedelta(days=1))))

    told = [(_round(unit, days=day), _told(unit.worker, days=day)) for day in range(4)]

    assert told == [(1, (1, 0, 0)), (1, (0, 1, 0)), (1, (0, 0, 1)), (1, (0, 0, 1))]


def test_second_round_and_second_worker_remind_of_nothing_twice() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_due(due_on(TODAY)))

    assert [_round(unit) for _ in range(3)] == [1, 0, 0]


def test_worker_that_stood_still_catches_up_with_one() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_due(due_on(TODAY)))

    assert _round(unit, days=9) == 1
    assert _told(unit.worker, days=9) == (0, 0, 1)


def test_task_of_a_team_reminds_its_members_and_one_of_a_person_only_them() -> None:
    unit = office()
    case = given_case(unit, unit.supervisor, team=unit.team)
    added(case, by=unit.supervisor, new=_due(due_on(TODAY), team=unit.team))
    added(case, by=unit.supervisor, new=_due(due_on(TODAY), assignee=unit.supervisor.user))

    _round(unit)

    assert _told(unit.worker) == (0, 1, 0)
    assert _told(unit.supervisor) == (0, 1, 0)
    assert _told(unit.other_worker) == (0, 0, 0)


def test_reminders_are_gone_when_they_were_seen_or_the_task_is_done_or_the_case_moved() -> None:
    unit = office()
    cases = [given_case(unit) for _ in range(3)]
    seen, done, moved = (added(case, by=unit.worker, new=_due(due_on(TODAY))) for case in cases)
    del seen, moved
    _round(unit)
    with context.acting(unit.worker) as by:
        finish_task(task=done, by=by)
    with context.acting(unit.supervisor) as by:
        assign(case=cases[2], owner=Owner(user=unit.other_worker.user), by=by)
    before = _told(unit.worker)

    with context.acting(unit.worker) as by:
        see_reminders(by=by)

    assert before == (0, 1, 0)
    assert _told(unit.worker) == (0, 0, 0)
    _round(unit)
    assert _told(unit.other_worker) == (0, 1, 0)


def test_far_off_and_dayless_tasks_and_closed_cases_remind_nobody() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_due(due_on(TODAY + timedelta(days=2))))
    added(case, by=unit.worker)

    assert _round(unit) == 0


def test_nobody_but_the_system_makes_reminders() -> None:
    unit = office()

    with pytest.raises(NotFound), context.acting(unit.supervisor) as by:
        remind(by=by)


def test_clock_comes_round_for_every_agency_and_old_reminders_go(
    superuser: psycopg.Connection,
) -> None:
    unit, others = office(), office("other", receives=False)
    del others
    case = given_case(unit)
    task = added(case, by=unit.worker, new=_due(due_on(TODAY)))
    with clock.at(NOW):
        come_round()
    with context.acting(unit.worker) as by:
        finish_task(task=task, by=by)

    with clock.at(NOW + timedelta(days=90)):
        come_round()

    assert superuser.execute("SELECT count(*) FROM workplan_reminder").fetchone() == (0,)


def test_count_stands_beside_my_work_and_page_says_why_until_it_is_seen() -> None:
    unit = office()
    case = given_case(unit)
    today = clock.local_today()
    with clock.at(clock.now() - timedelta(days=5)):
        added(case, by=unit.worker, new=_due(due_on(today - timedelta(days=4))))
    with context.acting(unit.system) as system:
        remind(by=system)
    client = browser(unit.worker)

    before = client.get(reverse("desk:cases"))
    page = client.get(reverse("desk:work")).content.decode()
    client.post(reverse("desk:work_seen"))
    after = client.get(reverse("desk:work")).content.decode()

    counts = {item.href: item.count for item in before.context["shell"].items}
    assert counts[reverse("desk:work")] == 1
    assert "1 task is overdue." in page
    assert "I have seen this" not in after


def _given(actor: Actor, *, days: int = 0) -> int:
    with clock.at(NOW + timedelta(days=days)), context.acting(actor) as by:
        return reminders(by).given


def test_whoever_is_given_a_task_by_somebody_else_is_told_once() -> None:
    unit = office()
    case = given_case(unit, unit.supervisor, team=unit.team)
    with clock.at(NOW):
        far = _due(due_on(TODAY + timedelta(days=30)), assignee=unit.worker.user)
        own = _due(due_on(TODAY + timedelta(days=30)), assignee=unit.supervisor.user)
        task = added(case, by=unit.supervisor, new=far)
        added(case, by=unit.supervisor, new=own)

    rounds = [_round(unit), _round(unit), _round(unit, days=1), _round(unit, days=2)]
    before = _given(unit.worker), _given(unit.supervisor)
    with clock.at(NOW), context.acting(unit.supervisor) as by:
        give_task(task=task, user=unit.supervisor.user, team=None, by=by)

    assert rounds == [1, 0, 0, 0]
    assert before == (1, 0)
    assert _given(unit.worker) == 0


def test_task_that_is_due_when_it_is_given_is_told_as_due() -> None:
    unit = office()
    case = given_case(unit, unit.supervisor, team=unit.team)
    with clock.at(NOW):
        new = _due(due_on(TODAY), assignee=unit.worker.user)
        added(case, by=unit.supervisor, new=new)

    assert _round(unit) == 1
    assert (_told(unit.worker), _given(unit.worker)) == ((0, 1, 0), 0)
