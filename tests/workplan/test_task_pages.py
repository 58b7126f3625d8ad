"""The pages of tasks: one click without a script, undo, conflicts, empty lists, who may see what."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import office
from tests.casework.forms_in import form_to, has_form_to
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case, row, rows, task_due
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.workplan.actions.add_task import NewTask
from wayhome.workplan.actions.edit_task import TaskEdit, edit_task
from wayhome.workplan.domain.task_states import TaskState
from wayhome.workplan.domain.titles import TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.queries.my_work import When
from wayhome.workplan.queries.tasks_of_case import Shown

pytestmark = pytest.mark.usefixtures("database")


def _list(case: UUID) -> str:
    return reverse("desk:case_tasks", args=[case])


def _do(case: UUID, task: UUID, verb: str) -> str:
    return reverse("desk:case_task_do", args=[case, task, verb])


def _new(client: Client, case: UUID, **typed: str) -> tuple[int, str]:
    """Send the form of a new task as the page has it; returns status and page."""
    address = reverse("desk:case_task_add", args=[case])
    sent = {
        name: values[0]
        for name, values in form_to(address, client.get(_list(case)).content).fields.items()
    }
    answer = client.post(address, {**sent, "priority": "3", "kind": "review", **typed})
    return answer.status_code, answer.content.decode()


def test_task_is_added_done_and_undone_by_forms_of_the_page() -> None:
    unit = office()
    case = given_case(unit)
    client = browser(unit.worker)
    day = clock.local_today() + timedelta(days=2)

    status, _page = _new(client, case, title="see_doctor", due_on=str(day), due_at="14:30")
    task = rows(case, by=unit.worker)[0]
    shown = client.get(_list(case))
    client.post(
        _do(case, task.id, "done"), form_to(_do(case, task.id, "done"), shown.content).fields
    )
    done = row(case, task.id, by=unit.worker)
    page = client.get(_list(case), {"show": "done"})
    client.post(
        _do(case, task.id, "again"), form_to(_do(case, task.id, "again"), page.content).fields
    )

    assert status == 302
    assert "14:30" in shown.content.decode()
    assert done.state is TaskState.DONE
    assert row(case, task.id, by=unit.worker).state is TaskState.OPEN


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, "Choose what is to be done."),
        ({"title": "own"}, "Say in own words what is to be done."),
        ({"title": "interview", "due_on": "2001-01-01"}, "Give today or a later day"),
        ({"title": "interview", "due_on": "soon"}, "Give a day, such as"),
        ({"title": "interview", "due_at": "10:00"}, "Give the day of the hour as well."),
        ({"title": "interview", "due_on": "2099-01-01"}, "This day is years ahead"),
        ({"title": "interview", "due_on": "9999-12-31"}, "This day is years ahead"),
    ],
)
def test_form_says_what_is_missing_and_keeps_what_was_typed(
    typed: dict[str, str], words: str
) -> None:
    unit = office()
    case = given_case(unit)

    status, page = _new(browser(unit.worker), case, **typed, note="Kept as typed")

    assert status == 422
    assert words in page
    assert "Kept as typed" in page
    assert rows(case, by=unit.worker) == ()


def test_own_words_are_not_in_the_list_and_open_on_the_task() -> None:
    unit = office()
    case = given_case(unit)
    client = browser(unit.worker)

    _new(client, case, title="own", words="Ring the aunt in Poipet", kind="contact")
    task = rows(case, by=unit.worker)[0]
    listed = client.get(_list(case)).content.decode()
    opened = client.post(
        reverse("desk:case_task_open", args=[case, task.id]),
        {"words": str(task.id), "purpose": Purpose.CONTACT.value},
    ).content.decode()

    assert "Poipet" not in listed
    assert "In own words (Contact)" in listed
    assert "Ring the aunt in Poipet" in opened


def test_conflict_keeps_what_was_typed_and_can_be_sent_again() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    client = browser(unit.worker)
    address = reverse("desk:case_task_edit", args=[case, task])
    sent = {"title": "interview", "priority": "1", "kind": "review", "version": "1", "note": "Mine"}
    edit = TaskEdit(
        title=TaskTitle.SEE_DOCTOR, kind=TaskKind.REVIEW, due=None, priority=TaskPriority.LOW
    )
    with context.acting(unit.supervisor) as by:
        edit_task(task=task, edit=edit, by=by)

    refused = client.post(address, sent)
    again = client.post(address, {**sent, "version": refused.context["edit"]["version"].value()})

    assert refused.status_code == 409
    assert "Somebody changed this task meanwhile" in refused.content.decode()
    assert "Mine" in refused.content.decode()
    assert again.status_code == 302
    assert row(case, task, by=unit.worker).title is TaskTitle.INTERVIEW


def test_second_click_on_done_says_so_and_breaks_nothing() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    client = browser(unit.worker)

    client.post(_do(case, task, "done"))
    page = client.post(_do(case, task, "done"), follow=True)

    assert page.status_code == 200
    assert "This cannot be done now" in page.content.decode()


def test_list_says_so_when_nothing_waits() -> None:
    unit = office()
    case = given_case(unit)

    page = browser(unit.worker).get(_list(case)).content.decode()

    assert "Nothing waits to be done on this case." in page


@pytest.mark.parametrize("name", ["other_worker", "intake"])
def test_pages_are_not_there_for_whoever_may_not_read_the_case(name: str) -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    client = browser(getattr(unit, name))

    answers = {
        client.get(_list(case)).status_code,
        client.get(reverse("desk:case_task", args=[case, task])).status_code,
        client.post(_do(case, task, "done")).status_code,
        client.post(reverse("desk:case_task_add", args=[case]), {}).status_code,
        client.post(reverse("desk:case_task_drop", args=[case, task]), {}).status_code,
    }

    assert answers == {404}
    assert row(case, task, by=unit.worker).state is TaskState.OPEN


def test_task_of_another_case_is_not_there_under_this_one() -> None:
    unit = office()
    case, other = given_case(unit), given_case(unit)
    task = added(other, by=unit.worker)
    client = browser(unit.worker)

    assert client.get(reverse("desk:case_task", args=[case, task])).status_code == 404
    assert client.post(_do(case, task, "done")).status_code == 404
    assert client.post(_do(other, task, "fly")).status_code == 404


def _titles(client: Client, **query: str) -> list[str]:
    return [card.title for card in client.get(reverse("desk:work"), query).context["cards"]]


def test_my_work_lists_by_when_it_is_due_and_goes_with_the_case() -> None:
    unit = office()
    case = given_case(unit)
    today = clock.local_today()
    for days, title in enumerate(
        (TaskTitle.INTERVIEW, TaskTitle.SEE_DOCTOR, TaskTitle.CHECK_PLACE)
    ):
        due = today + timedelta(days=days * 5)
        added(case, by=unit.worker, new=task_due(due, title))
    mine, others = browser(unit.worker), browser(unit.other_worker)

    before = {when: _titles(mine, when=when.value) for when in When}
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)

    assert before[When.TODAY] == ["Interview"]
    assert before[When.WEEK] == ["Arrange a medical examination"]
    assert before[When.LATER] == ["Check the place"]
    assert len(before[When.ALL]) == 3
    assert _titles(mine, when="all") == []
    assert len(_titles(others, when="all")) == 3


def test_overdue_tasks_of_the_team_are_in_its_members_work() -> None:
    unit = office()
    case = given_case(unit, unit.supervisor, team=unit.team)
    with clock.at(clock.now() - timedelta(days=4)):
        due = clock.local_today()
        added(
            case,
            by=unit.supervisor,
            new=NewTask(title=TaskTitle.INTERVIEW, team=unit.team, due=task_due(due).due),
        )
    client = browser(unit.worker)

    assert _titles(client, when="overdue") == ["Interview"]
    assert _titles(client, when="overdue", whose="mine") == []
    assert _titles(client, when="overdue", whose="teams", kind="enquiry") == ["Interview"]
    assert _titles(client, when="overdue", kind="papers") == []


def test_done_from_my_work_comes_back_there_and_can_be_undone() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    client = browser(unit.worker)

    done = client.post(_do(case, task, "done"), {"back": "work"})
    page = client.get(reverse("desk:work"), {"when": "done"})

    assert done.headers["Location"] == reverse("desk:work")
    assert has_form_to(_do(case, task, "again"), page.content)
    assert rows(case, by=unit.worker, shown=Shown.DONE)[0].id == task


def test_task_is_given_dropped_and_moved_on_its_page() -> None:
    unit = office()
    case = given_case(unit)
    first, second = added(case, by=unit.worker), added(case, by=unit.worker)
    client = browser(unit.worker)
    give = reverse("desk:case_task_give", args=[case, first])

    given = client.post(give, {"hand": f"user:{unit.supervisor.user}"})
    stranger = client.post(give, {"hand": f"user:{unit.other_worker.user}"})
    client.post(_do(case, second, "up"))
    order = [each.id for each in rows(case, by=unit.worker)]
    nothing = client.post(reverse("desk:case_task_drop", args=[case, first]), {})
    client.post(reverse("desk:case_task_drop", args=[case, first]), {"reason": "mistake"})

    assert (given.status_code, stranger.status_code, nothing.status_code) == (302, 422, 422)
    assert order == [second, first]
    assert row(case, first, by=unit.worker).state is TaskState.DROPPED


def test_page_of_a_task_leads_back_to_its_case() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)

    page = browser(unit.worker).get(reverse("desk:case_task", args=[case, task])).content.decode()

    back = reverse("desk:case", args=[case])
    assert f'<a href="{back}" class="wh-back-link">Case ' in page
