"""A case is not closed while tasks wait; they can be dropped in the same step, or nothing happens."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import office
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case, row
from wayhome.cases.actions.close import close
from wayhome.cases.domain.events import ClosingHindered
from wayhome.cases.domain.workflow import CaseState, CloseReason
from wayhome.cases.queries.case_page import CasePage, case_page
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.workplan.actions.work_on_task import finish_task
from wayhome.workplan.domain.task_states import DropReason, TaskState

pytestmark = pytest.mark.usefixtures("database")


def _case(case: UUID, by: Actor) -> CasePage:
    with context.acting(by):
        return case_page(by, case)


def _hidden(client: Client, case: UUID, version: int) -> dict[str, object]:
    """What the page that lists the tasks sends on."""
    page = client.post(
        reverse("desk:case_close", args=[case]),
        {"reason": "helped", "version": str(version)},
        follow=True,
    )
    assert "The case is not closed" in page.content.decode()
    return {
        "reason": page.context["form"]["reason"].value(),
        "version": page.context["form"]["version"].value(),
        "shown": [str(each) for each in page.context["tasks"]],
    }


def test_closing_is_hindered_while_a_task_waits() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)

    with pytest.raises(ClosingHindered) as hindered, context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.HELPED, by=by)
    with context.acting(unit.worker) as by:
        finish_task(task=task, by=by)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.HELPED, by=by)

    assert (hindered.value.what, hindered.value.count) == ("tasks", 1)
    assert _case(case, unit.supervisor).row.state is CaseState.CLOSED


def test_page_lists_the_tasks_and_drops_them_with_a_reason_while_closing() -> None:
    unit = office()
    case = given_case(unit)
    tasks = [added(case, by=unit.worker) for _ in range(2)]
    client = browser(unit.supervisor)
    sent = _hidden(client, case, _case(case, unit.supervisor).row.version)

    answer = client.post(
        reverse("desk:case_close_dropping", args=[case]), {**sent, "drop": "not_needed"}
    )

    assert answer.status_code == 302
    assert sent["shown"] == [str(each) for each in tasks]
    assert _case(case, unit.supervisor).row.state is CaseState.CLOSED
    assert {row(case, each, by=unit.worker).drop_reason for each in tasks} == {
        DropReason.NOT_NEEDED
    }


def test_task_that_was_added_meanwhile_is_not_dropped_unseen() -> None:
    unit = office()
    case = given_case(unit)
    first = added(case, by=unit.worker)
    client = browser(unit.supervisor)
    sent = _hidden(client, case, _case(case, unit.supervisor).row.version)
    second = added(case, by=unit.worker)

    answer = client.post(
        reverse("desk:case_close_dropping", args=[case]), {**sent, "drop": "not_needed"}
    )

    assert answer.status_code == 409
    assert _case(case, unit.supervisor).row.state is CaseState.OPEN
    assert {row(case, each, by=unit.worker).state for each in (first, second)} == {TaskState.OPEN}


def test_reason_is_asked_and_nothing_is_dropped_without_one() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    client = browser(unit.supervisor)
    sent = _hidden(client, case, _case(case, unit.supervisor).row.version)

    answer = client.post(reverse("desk:case_close_dropping", args=[case]), sent)

    assert answer.status_code == 422
    assert "Choose why the tasks are dropped." in answer.content.decode()
    assert row(case, task, by=unit.worker).state is TaskState.OPEN


def test_worker_who_may_not_close_cannot_close_by_dropping() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker)
    version = _case(case, unit.worker).row.version

    answer = browser(unit.worker).post(
        reverse("desk:case_close_dropping", args=[case]),
        {"reason": "helped", "version": version, "shown": [str(task)], "drop": "not_needed"},
    )

    assert answer.status_code == 404
    assert row(case, task, by=unit.worker).state is TaskState.OPEN
