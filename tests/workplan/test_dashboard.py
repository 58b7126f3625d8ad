"""The supervisor's page: loads, stuck cases and weeks, counted after narrowing, in few queries."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cases.ground import Office, office, opened
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case, task_due
from wayhome.access.policy import NotFound
from wayhome.cases.actions.close import close
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.stuck import QUIET_AFTER, StuckReason
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cases.queries.stuck import Stuck, stuck_cases
from wayhome.cases.queries.supervised import Cut
from wayhome.cases.queries.turnover import WEEKS, turnover
from wayhome.kernel import clock, context
from wayhome.workplan.actions.add_task import NewTask
from wayhome.workplan.domain.titles import TaskTitle
from wayhome.workplan.queries.worker_load import WorkerLoad, worker_load

pytestmark = pytest.mark.usefixtures("database")


def _loads(unit: Office, cut: Cut | None = None) -> dict[UUID | None, WorkerLoad]:
    with context.acting(unit.supervisor) as by:
        return {each.user: each for each in worker_load(by, cut or Cut())}


def _stuck(unit: Office, cut: Cut | None = None) -> Stuck:
    with context.acting(unit.supervisor) as by:
        return stuck_cases(by, cut or Cut())


def _planned(unit: Office, case: UUID, risk: Risk, *, days: int = 300) -> None:
    with context.acting(unit.supervisor) as by:
        due = clock.local_today() + timedelta(days=days)
        plan(case=case, plan=Plan(NextStep.REVIEW, due, risk), by=by)


def test_loads_count_cases_and_the_tasks_that_are_somebodys_to_do() -> None:
    unit = office()
    mine, theirs = given_case(unit), given_case(unit, unit.supervisor)
    with clock.at(clock.now() - timedelta(days=3)):
        late = clock.local_today()
        added(mine, by=unit.worker, new=task_due(late))
    added(
        mine, by=unit.worker, new=NewTask(title=TaskTitle.INTERVIEW, assignee=unit.supervisor.user)
    )
    added(theirs, by=unit.supervisor)
    opened(unit)

    loads = _loads(unit)

    worker, supervisor, nobody = (
        loads[key] for key in (unit.worker.user, unit.supervisor.user, None)
    )
    assert (worker.cases, worker.tasks, worker.tasks_overdue) == (1, 1, 1)
    assert worker.oldest_task_due == late
    assert (supervisor.cases, supervisor.tasks, supervisor.tasks_overdue) == (1, 2, 0)
    assert (nobody.cases, nobody.tasks) == (1, 0)


def test_loads_are_counted_after_narrowing() -> None:
    unit = office()
    first, second = given_case(unit, team=unit.team), given_case(unit)
    _planned(unit, second, Risk.CRITICAL)
    for case in (first, second):
        added(case, by=unit.worker)

    by_team = _loads(unit, Cut(team=unit.team))[unit.worker.user]
    by_risk = _loads(unit, Cut(risk=Risk.CRITICAL))[unit.worker.user]
    by_person = _loads(unit, Cut(person=unit.supervisor.user))

    assert (by_team.cases, by_team.tasks, by_team.critical) == (1, 1, 0)
    assert (by_risk.cases, by_risk.tasks, by_risk.critical) == (1, 1, 1)
    assert by_person == {}


@pytest.mark.parametrize("risk", Risk)
def test_case_is_stuck_when_nothing_happened_for_as_long_as_its_risk_allows(risk: Risk) -> None:
    unit = office()
    case = given_case(unit)
    _planned(unit, case, risk)
    length = QUIET_AFTER[risk]
    with clock.at(clock.now() + length - timedelta(hours=1)):
        before = _stuck(unit)
    with clock.at(clock.now() + length + timedelta(hours=1)):
        after = _stuck(unit)

    assert before.count == 0
    assert [each.reasons for each in after.rows] == [(StuckReason.QUIET,)]


def test_case_is_stuck_when_nobody_works_on_it_or_its_time_ran_out() -> None:
    unit = office()
    nobodys = opened(unit).case
    late = given_case(unit)
    _planned(unit, nobodys, Risk.LOW)
    _planned(unit, late, Risk.HIGH, days=0)

    with clock.at(clock.now() + timedelta(days=1, hours=1)):
        found = _stuck(unit)
        narrowed = _stuck(unit, Cut(person=unit.worker.user))

    assert [(each.id, each.reasons) for each in found.rows] == [
        (late, (StuckReason.LATE,)),
        (nobodys, (StuckReason.NO_OWNER,)),
    ]
    assert [each.id for each in narrowed.rows] == [late]


def test_weeks_count_what_was_opened_and_closed_by_the_calendar_of_the_office() -> None:
    unit = office()
    # Late on Sunday in London is Monday in Phnom Penh: a week of its own.
    with clock.at(datetime(2030, 5, 5, 18, 0, tzinfo=UTC)):
        case = given_case(unit)
    with clock.at(datetime(2030, 5, 13, 3, 0, tzinfo=UTC)), context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.HELPED, by=by)
        weeks = turnover(by, Cut())

    told = {str(week.starts_on): (week.opened, week.closed) for week in weeks}
    assert len(weeks) == WEEKS
    assert (told["2030-05-06"], told["2030-05-13"], told["2030-04-29"]) == ((1, 0), (0, 1), (0, 0))


def test_page_and_chart_and_file_tell_the_same_numbers() -> None:
    unit = office()
    for _time in range(3):
        given_case(unit)
    client = browser(unit.supervisor)

    page = client.get(reverse("desk:load"))
    file = client.get(page.context["csv_href"])

    content = page.content.decode()
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    chart = re.search(r'<svg class="wh-figure__chart".*?</svg>', content, re.DOTALL)
    assert rows[1][:2] == ["Worker of unit", "3"]
    assert chart is not None
    assert ">3</text>" in chart[0]
    assert content.index("<table") < content.index("wh-figure__chart")


def test_file_leaves_a_leaf_and_is_not_there_for_workers(superuser: psycopg.Connection) -> None:
    unit = office()
    given_case(unit)

    browser(unit.supervisor).get(reverse("desk:load_file"))
    worker = browser(unit.worker)

    tag = "workplan:table:exported"
    told = superuser.execute("SELECT count(*) FROM audit_leaf WHERE tag = %s", [tag]).fetchone()
    assert told == (1,)
    assert worker.get(reverse("desk:load_file")).status_code == 404
    assert worker.get(reverse("desk:load")).status_code == 404
    for ask in (worker_load, stuck_cases, turnover):
        with pytest.raises(NotFound), context.acting(unit.worker) as by:
            ask(by, Cut())


def test_another_agency_counts_nothing_of_ours() -> None:
    unit, others = office(), office("other", receives=False)
    added(given_case(unit), by=unit.worker)

    assert _loads(others) == {}
    assert _stuck(others).count == 0


_CASES = """
INSERT INTO cases_case (id, agency_id, code, key_id, state, stage, risk, assignee_id, next_step,
    due_on, opened_at, version, danger, danger_round, urgency)
SELECT gen_random_uuid(), agency_id, 'C' || n, key_id, state, stage, risk, assignee_id, next_step,
    due_on - (n %% 40), opened_at - n * interval '1 hour', 1, danger, 0, urgency
FROM cases_case, generate_series(1, 10000) AS n WHERE id = %s
"""
_STEPS = """
INSERT INTO cases_step (id, agency_id, case_id, kind, code, version, at)
SELECT gen_random_uuid(), agency_id, id, 'opened', '', 1, opened_at FROM cases_case
"""
_TASKS = """
INSERT INTO workplan_task (id, agency_id, case_id, kind, title, agency_words, due_on, priority,
    position, state, drop_reason, version, added_at, changed_at)
SELECT gen_random_uuid(), agency_id, id, 'review', 'interview', '', due_on, 3, 1, 'open', '', 1,
    opened_at, opened_at FROM cases_case
"""


def test_page_needs_few_queries_for_ten_thousand_cases(
    superuser: psycopg.Connection,
) -> None:
    unit = office()
    case = given_case(unit)
    superuser.execute(_CASES, [case])
    superuser.execute(_STEPS)
    superuser.execute(_TASKS)
    superuser.execute("ANALYZE cases_case; ANALYZE cases_step; ANALYZE workplan_task")
    client = browser(unit.supervisor)
    client.get(reverse("desk:load"))

    pages, asked = {}, {}
    for name in ("load", "load_stuck", "load_weeks"):
        with CaptureQueriesContext(connections["default"]) as queries:
            pages[name] = client.get(reverse(f"desk:{name}"))
        asked[name] = [each["sql"] for each in queries.captured_queries if _asks(each["sql"])]

    line = pages["load"].context["lines"][0].load
    assert (line.cases, line.tasks) == (10_001, 10_001)
    assert pages["load_stuck"].context["count"] > 1_000
    assert len(pages["load_stuck"].context["stuck"]) == 50
    assert sum(week.opened for week in pages["load_weeks"].context["weeks"]) > 1_000
    # Each section of the navigation that counts what waits asks once.
    assert max(len(each) for each in asked.values()) < 17, asked


def _asks(sql: str) -> bool:
    """Whether a statement asks for rows; the transaction and its context are the same everywhere."""
    return "pg_backend_pid" not in sql and "set_config" not in sql and "SELECT" in sql
