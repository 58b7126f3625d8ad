"""Many tasks at once: a look first, then the same with all that nobody changed meanwhile."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import office
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case, row
from wayhome.kernel import clock, context
from wayhome.workplan.actions.work_on_task import take_task
from wayhome.workplan.domain.due import due_on
from wayhome.workplan.domain.task_states import DropReason, TaskState

pytestmark = pytest.mark.usefixtures("database")


def _send(client: Client, tasks: list[UUID], **typed: str) -> tuple[int, str]:
    """Confirm as the page asks; returns the status and what the next page says."""
    address = reverse("desk:tasks_many")
    look = client.post(address, {"task": [str(task) for task in tasks]})
    versions = {
        f"version_{card.row.id}": str(card.row.version) for card, _code in look.context["lines"]
    }
    sent = {"task": [str(task) for task in tasks], "confirmed": "yes", **versions, **typed}
    answer = client.post(address, sent, follow=True)
    return answer.status_code, answer.content.decode()


def test_look_lists_the_tasks_and_changes_nothing() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)

    page = browser(unit.worker).post(reverse("desk:tasks_many"), {"task": [str(task), "no id"]})

    assert page.status_code == 200
    assert "Change 1 task" in page.content.decode()
    assert row(case, task, by=unit.worker).version == 1


def test_tasks_are_given_dated_finished_and_dropped_together() -> None:
    unit = office()
    case = given_case(unit)
    tasks = [added(case, by=unit.worker) for _ in range(2)]
    client = browser(unit.worker)
    day = clock.local_today() + timedelta(days=9)

    _send(client, tasks, what="give", hand=f"user:{unit.supervisor.user}")
    given = {row(case, task, by=unit.worker).assignee for task in tasks}
    _send(client, tasks, what="due", due_on=str(day), due_at="08:00")
    due = {row(case, task, by=unit.worker).due for task in tasks}
    _send(client, tasks[:1], what="finish")
    _send(client, tasks[1:], what="drop", reason="mistake")

    done, dropped = (row(case, task, by=unit.worker) for task in tasks)
    assert given == {unit.supervisor.user}
    assert {each.on for each in due if each} == {day}
    assert all(each and each.at and each != due_on(day) for each in due)
    assert (done.state, dropped.drop_reason) == (TaskState.DONE, DropReason.MISTAKE)


def test_what_somebody_changed_meanwhile_is_left_and_named() -> None:
    unit = office()
    case = given_case(unit)
    first, second = added(case, by=unit.worker), added(case, by=unit.worker)
    client = browser(unit.worker)
    address = reverse("desk:tasks_many")
    versions = {f"version_{task}": "1" for task in (first, second)}
    with context.acting(unit.supervisor) as by:
        take_task(task=second, by=by)

    answer = client.post(
        address,
        {"task": [str(first), str(second)], "confirmed": "yes", "what": "finish", **versions},
        follow=True,
    ).content.decode()

    assert "1 task is changed." in answer
    assert "left as they are: Contact the lodger" in answer
    assert row(case, first, by=unit.worker).state is TaskState.DONE
    assert row(case, second, by=unit.worker).state is TaskState.TAKEN


def test_tasks_are_not_given_to_who_does_not_work_on_the_case() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)

    status, page = _send(
        browser(unit.supervisor), [task], what="give", hand=f"user:{unit.other_worker.user}"
    )

    assert status == 200
    assert "so not given: Contact the lodger" in page
    assert row(case, task, by=unit.worker).version == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose what to do with the tasks."),
        ({"what": "drop"}, "Choose a reason."),
        ({"what": "due", "due_on": "2001-01-01"}, "Give today or a later day"),
        ({"what": "finish", "version": "x"}, "The page came back damaged."),
    ],
)
def test_page_says_what_is_missing(typed: dict[str, str], words: str) -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    sent = {name.replace("version", f"version_{task}"): value for name, value in typed.items()}

    status, page = _send(browser(unit.worker), [task], **sent)

    assert status == 422
    assert words in page
    assert row(case, task, by=unit.worker).version == 1


def test_way_back_leads_to_the_case_when_the_tasks_were_chosen_there() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    client, here = browser(unit.worker), reverse("desk:case_tasks", args=[case])

    nothing = client.post(reverse("desk:tasks_many"), {"case": str(case)})
    look = client.post(reverse("desk:tasks_many"), {"case": str(case), "task": [str(task)]})
    elsewhere = client.post(reverse("desk:tasks_many"), {"case": "https://elsewhere.example/"})

    assert nothing["Location"] == here
    assert look.context["back"] == here
    assert elsewhere["Location"] == reverse("desk:work")


def test_tasks_of_others_cases_are_not_chosen() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)

    answer = browser(unit.other_worker).post(
        reverse("desk:tasks_many"), {"task": [str(task), str(uuid4())]}, follow=True
    )

    assert "Choose one task or more first." in answer.content.decode()
