"""Tasks: added once, sealed where own words stand, done, undone, dropped, given, kept in order."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import psycopg
import pytest

from tests.cases.ground import office
from tests.workplan.ground import added, given_case, row, rows
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.cases.actions.close import close
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import context
from wayhome.workplan.actions.add_task import NewTask, TaskTitleMissing, add_task
from wayhome.workplan.actions.change_task import TaskChanged
from wayhome.workplan.actions.edit_task import TaskEdit, Way, edit_task, move_task
from wayhome.workplan.actions.work_on_task import (
    drop_task,
    finish_task,
    give_task,
    reopen_task,
    take_task,
)
from wayhome.workplan.domain.due import due_on
from wayhome.workplan.domain.task_states import DropReason, TaskEvent, TaskEventRefused, TaskState
from wayhome.workplan.domain.titles import TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.queries.hands import CannotReachCase
from wayhome.workplan.queries.my_work import When, Whose, WorkFilter, my_work, tasks_at_hand
from wayhome.workplan.queries.task_words import open_task_words
from wayhome.workplan.queries.tasks_of_case import Shown, task_page

pytestmark = pytest.mark.usefixtures("database")

OWN_WORDS = NewTask(words="Ring the aunt in Poipet", kind=TaskKind.CONTACT, note="After dark")


def test_task_stands_in_the_case_and_its_timeline_when_it_is_added() -> None:
    unit = office()
    case = given_case(unit)

    task = added(case, by=unit.worker)

    with context.acting(unit.worker) as by:
        steps = case_page(by, case).steps
    assert [each.id for each in rows(case, by=unit.worker)] == [task]
    assert (steps[0].kind, steps[0].code, steps[0].subject) == (StepKind.TASK, "add", task)


def test_task_is_added_once_when_its_form_is_sent_twice() -> None:
    unit = office()
    case, task = given_case(unit), uuid4()

    for _time in range(2):
        with context.acting(unit.worker) as by:
            add_task(case=case, new=NewTask(title=TaskTitle.INTERVIEW), by=by, task=task)

    assert [each.id for each in rows(case, by=unit.worker)] == [task]


def test_task_without_a_title_is_refused() -> None:
    unit = office()
    case = given_case(unit)

    with pytest.raises(TaskTitleMissing), context.acting(unit.worker) as by:
        add_task(case=case, new=NewTask(words="  "), by=by)


def test_own_words_are_sealed_and_open_for_a_purpose(superuser: psycopg.Connection) -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker, new=OWN_WORDS)

    with context.acting(unit.worker) as by:
        opened = open_task_words(by, case, task=task, purpose=Purpose.PROTECTION)

    told = superuser.execute("SELECT * FROM workplan_task").fetchone()
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'workplan:fields:opened'"
    ).fetchone()
    assert (opened.words, opened.note) == ("Ring the aunt in Poipet", "After dark")
    assert told is not None
    assert not any(b"Poipet" in bytes(cell) for cell in told if isinstance(cell, bytes))
    assert leaves == (1,)
    assert row(case, task, by=unit.worker).label == ""


def test_words_stay_closed_for_a_purpose_that_the_role_has_not() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker, new=OWN_WORDS)

    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        open_task_words(by, case, task=task, purpose=Purpose.SUPERVISION)


def test_done_is_undone_and_the_task_waits_for_whoever_had_it() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    with context.acting(unit.worker) as by:
        take_task(task=task, by=by)
    with context.acting(unit.worker) as by:
        finish_task(task=task, by=by)
    done = row(case, task, by=unit.worker)

    with context.acting(unit.worker) as by:
        reopen_task(task=task, by=by)

    again = row(case, task, by=unit.worker)
    assert (done.state, done.ended_by) == (TaskState.DONE, unit.worker.user)
    assert (again.state, again.assignee, again.ended_at) == (
        TaskState.OPEN,
        unit.worker.user,
        None,
    )


def test_history_says_who_did_what() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    with context.acting(unit.supervisor) as by:
        drop_task(task=task, reason=DropReason.DECLINED, by=by)

    with context.acting(unit.worker) as by:
        lines = task_page(by, case, task).lines

    assert [(line.event, line.reason, line.by) for line in lines] == [
        (TaskEvent.DROP, DropReason.DECLINED, unit.supervisor.user),
        (TaskEvent.ADD, None, unit.worker.user),
    ]


def test_done_twice_is_refused() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    with context.acting(unit.worker) as by:
        finish_task(task=task, by=by)

    with pytest.raises(TaskEventRefused), context.acting(unit.worker) as by:
        finish_task(task=task, by=by)


def test_edit_is_refused_when_somebody_else_was_first() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    edit = TaskEdit(
        title=TaskTitle.INTERVIEW, kind=TaskKind.REVIEW, due=None, priority=TaskPriority.HIGH
    )
    with context.acting(unit.supervisor) as by:
        edit_task(task=task, edit=edit, by=by, version=1)

    with pytest.raises(TaskChanged), context.acting(unit.worker) as by:
        edit_task(task=task, edit=replace(edit, priority=TaskPriority.LOW), by=by, version=1)

    assert row(case, task, by=unit.worker).priority is TaskPriority.HIGH


def test_edit_keeps_sealed_words_when_none_are_typed() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker, new=OWN_WORDS)
    edit = TaskEdit(
        title=None, kind=TaskKind.SAFETY, due=due_on(date(2030, 1, 2)), priority=TaskPriority.LOW
    )

    with context.acting(unit.worker) as by:
        edit_task(task=task, edit=edit, by=by, version=1)

    with context.acting(unit.worker) as by:
        opened = open_task_words(by, case, task=task, purpose=Purpose.PROTECTION)
    changed = row(case, task, by=unit.worker)
    assert (opened.words, opened.note) == ("Ring the aunt in Poipet", "After dark")
    assert (changed.kind, changed.due) == (TaskKind.SAFETY, due_on(date(2030, 1, 2)))


def test_task_is_given_only_to_who_works_on_the_case() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)

    with pytest.raises(CannotReachCase), context.acting(unit.worker) as by:
        give_task(task=task, user=unit.other_worker.user, team=None, by=by)
    with context.acting(unit.worker) as by:
        give_task(task=task, user=unit.supervisor.user, team=None, by=by)

    assert row(case, task, by=unit.worker).assignee == unit.supervisor.user


def test_tasks_change_places_in_the_order_of_work() -> None:
    unit = office()
    case = given_case(unit)
    first, second, third = (added(case, by=unit.worker) for _ in range(3))

    with context.acting(unit.worker) as by:
        move_task(task=third, way=Way.UP, by=by)
    with context.acting(unit.worker) as by:
        move_task(task=first, way=Way.UP, by=by)

    assert [each.id for each in rows(case, by=unit.worker)] == [first, third, second]


def test_nothing_is_done_on_a_closed_case() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    with context.acting(unit.worker) as by:
        finish_task(task=task, by=by)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.HELPED, by=by)

    with pytest.raises(EventRefused), context.acting(unit.worker) as by:
        reopen_task(task=task, by=by)


@pytest.mark.parametrize("name", ["other_worker", "intake"])
def test_tasks_are_not_there_for_whoever_does_not_work_on_the_case(name: str) -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    stranger = getattr(unit, name)

    for act in (finish_task, take_task, reopen_task):
        with pytest.raises(NotFound), context.acting(stranger) as by:
            act(task=task, by=by)
    with pytest.raises(NotFound):
        rows(case, by=stranger)


def test_work_shows_no_task_to_whoever_lists_cases_and_reads_none() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    every = WorkFilter(when=When.ALL, whose=Whose.ALL)

    with context.acting(unit.intake) as by:
        seen, counted = my_work(by, every), tasks_at_hand(by, [task])
    both = replace(unit.other_worker, roles=frozenset({Role.INTAKE_OFFICER, Role.CASE_WORKER}))
    with context.acting(both) as by:
        seen_by_both = my_work(by, every)

    assert (seen.lines, set(seen.counts.values()), counted) == ((), {0}, ())
    assert seen_by_both.lines == ()


def test_tasks_of_another_agency_are_not_there() -> None:
    unit, others = office(), office("other", receives=False)
    case = given_case(unit)
    task = added(case, by=unit.worker)

    with pytest.raises(NotFound), context.acting(others.supervisor) as by:
        finish_task(task=task, by=by)

    assert rows(case, by=unit.worker, shown=Shown.WAITING)[0].id == task
