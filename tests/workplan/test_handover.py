"""Work changes hands together: all of one person's, with what others changed left alone, and back."""

import pytest
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.forms_in import form_to
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case, row
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.kernel import context
from wayhome.workplan.actions.add_task import NewTask
from wayhome.workplan.actions.hand_over import (
    GivenBack,
    HandedOver,
    NoReceiver,
    assign_together,
    hand_over,
    undo_handover,
)
from wayhome.workplan.actions.work_on_task import take_task
from wayhome.workplan.domain.task_states import TaskState
from wayhome.workplan.domain.titles import TaskTitle

pytestmark = pytest.mark.usefixtures("database")


def _case(unit: Office, case: object) -> CaseRow:
    with context.acting(unit.supervisor) as by:
        return cases_of(by, frozenset({case}))[0]  # type: ignore[arg-type]  # an id


def _over(unit: Office, *, to: Owner | None = None) -> HandedOver:
    with context.acting(unit.supervisor) as by:
        receiver = to or Owner(user=unit.other_worker.user)
        return hand_over(from_user=unit.worker.user, to=receiver, by=by)  # type: ignore[arg-type]  # somebody


def _mine(unit: Office) -> NewTask:
    return NewTask(title=TaskTitle.INTERVIEW, assignee=unit.worker.user)


def test_all_cases_and_tasks_go_to_the_other_and_come_back() -> None:
    unit = office()
    cases = [given_case(unit, team=unit.team), given_case(unit)]
    task = added(cases[0], by=unit.worker, new=_mine(unit))
    with context.acting(unit.worker) as by:
        take_task(task=task, by=by)

    done = _over(unit)
    given = row(cases[0], task, by=unit.other_worker)
    with context.acting(unit.supervisor) as by:
        back = undo_handover(handover=done.handover, by=by)
    with context.acting(unit.supervisor) as by:
        twice = undo_handover(handover=done.handover, by=by)

    assert (done.cases, done.tasks, done.left) == (2, 1, ())
    assert (given.assignee, given.state) == (unit.other_worker.user, TaskState.OPEN)
    assert _case(unit, cases[0]).team == unit.team
    assert {_case(unit, case).assignee for case in cases} == {unit.worker.user}
    assert row(cases[0], task, by=unit.worker).assignee == unit.worker.user
    assert (back, twice) == (GivenBack(cases=2, tasks=1, left=0), GivenBack(0, 0, 0))


def test_what_somebody_changed_since_stays_when_the_rest_goes_back() -> None:
    unit = office()
    first, second = given_case(unit), given_case(unit)
    done = _over(unit)
    with context.acting(unit.supervisor) as by:
        assign(case=first, owner=Owner(user=unit.supervisor.user), by=by)

    with context.acting(unit.supervisor) as by:
        back = undo_handover(handover=done.handover, by=by)

    assert (back.cases + back.tasks, back.left) == (1, 1)
    assert _case(unit, first).assignee == unit.supervisor.user
    assert _case(unit, second).assignee == unit.worker.user


def test_task_on_a_case_of_others_goes_to_whoever_works_on_it() -> None:
    unit = office()
    case = given_case(unit, unit.supervisor, team=unit.team)
    task = added(case, by=unit.supervisor, new=_mine(unit))

    done = _over(unit)

    assert (done.cases, done.tasks) == (0, 1)
    assert row(case, task, by=unit.supervisor).assignee is None


def test_work_goes_only_to_somebody_else_who_works_on_cases() -> None:
    unit = office()
    given_case(unit)

    for to in (Owner(), Owner(user=unit.worker.user), Owner(user=unit.intake.user)):
        with pytest.raises(NoReceiver):
            _over(unit, to=to)
    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        hand_over(from_user=unit.supervisor.user, to=Owner(user=unit.worker.user), by=by)  # type: ignore[arg-type]  # somebody


def test_another_agency_neither_hands_over_nor_takes_back() -> None:
    unit, others = office(), office("other", receives=False)
    case = given_case(unit)
    done = _over(unit)

    with pytest.raises(NotFound), context.acting(others.supervisor) as by:
        undo_handover(handover=done.handover, by=by)
    with pytest.raises(NotFound), context.acting(others.supervisor) as by:
        hand_over(from_user=unit.worker.user, to=Owner(user=others.worker.user), by=by)  # type: ignore[arg-type]  # somebody

    assert _case(unit, case).assignee == unit.other_worker.user


def test_cases_are_assigned_together_leave_what_changed_and_go_back() -> None:
    unit = office()
    first, second = given_case(unit), given_case(unit)
    shown = {case: _case(unit, case).version for case in (first, second)}
    with context.acting(unit.supervisor) as by:
        assign(case=second, owner=Owner(user=unit.supervisor.user), by=by)

    with context.acting(unit.supervisor) as by:
        done = assign_together(shown=shown, owner=Owner(user=unit.other_worker.user), by=by)
    moved = _case(unit, first).assignee
    with context.acting(unit.supervisor) as by:
        undo_handover(handover=done.handover, by=by)

    assert (done.cases, done.left, moved) == (1, (second,), unit.other_worker.user)
    assert _case(unit, first).assignee == unit.worker.user


def test_pages_show_what_would_change_then_do_it_and_undo_it() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_mine(unit))
    client = browser(unit.supervisor)
    address = reverse("desk:handover")
    chosen = {
        "from_user": str(unit.worker.user),
        "to_user": str(unit.other_worker.user),
        "to_team": "",
    }

    look = client.post(address, chosen)
    before = _case(unit, case).assignee
    done = client.post(address, {**chosen, "confirmed": "yes"})
    page = client.get(done.headers["Location"])
    back = done.headers["Location"] + "back/"
    given = _case(unit, case).assignee
    client.post(back, form_to(back, page.content).fields)

    assert _case(unit, case).code in look.content.decode()
    assert "Nothing was changed so far." in look.content.decode()
    assert (before, given) == (unit.worker.user, unit.other_worker.user)
    assert _case(unit, case).assignee == unit.worker.user


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"to_user": ""}, "Choose a person or a team."),
        ({"from_user": ""}, "Choose whose work is handed over."),
    ],
)
def test_page_says_what_is_missing(changed: dict[str, str], words: str) -> None:
    unit = office()
    chosen = {
        "from_user": str(unit.worker.user),
        "to_user": str(unit.other_worker.user),
        "to_team": "",
    }

    answer = browser(unit.supervisor).post(reverse("desk:handover"), {**chosen, **changed})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert browser(unit.worker).get(reverse("desk:handover")).status_code == 404


def test_page_of_cases_assigned_together_names_them_and_speaks_of_no_handover() -> None:
    unit = office()
    cases = [given_case(unit), given_case(unit)]
    client = browser(unit.supervisor)
    shown = {each: _case(unit, each).version for each in cases}
    with context.acting(unit.supervisor) as by:
        done = assign_together(shown=shown, owner=Owner(user=unit.other_worker.user), by=by)
    address = reverse("desk:handover_done", args=[done.handover])

    page = client.get(address).content.decode()
    undone = client.post(reverse("desk:handover_back", args=[done.handover]), follow=True)
    after = undone.content.decode()

    assert "Cases assigned together" in page
    assert "Undo the assignment" in page
    assert all(_case(unit, each).code in page for each in cases)
    assert f'<a href="{reverse("desk:cases")}" class="wh-back-link"' in page
    assert "2 cases went back." in after
    assert "0 task" not in after
    assert "It was undone" in after
