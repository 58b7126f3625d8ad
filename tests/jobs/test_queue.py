"""Jobs: asked for inside a transaction, done by a worker, taken up again after a death."""

import asyncio
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections
from procrastinate.contrib.django import app

from wayhome.jobs.queue import enqueue, job
from wayhome.jobs.worker import Ending, run_worker
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, connection

_done: list[tuple[UUID, str]] = []
_failures: list[str] = []


@job("test.remember")
def remember(*, by: Actor, **ids: str) -> None:
    """Note who asked for what; fail as often as asked."""
    if _failures:
        raise RuntimeError(_failures.pop())
    _done.append((by.agency, ids["thing"]))


def ask(agency: UUID, thing: str) -> None:
    """Ask for the job in a transaction of its own."""
    with context.acting(Actor.system(agency)):
        enqueue("test.remember", agency=agency, thing=thing)


def ask_and_fail(agency: UUID, thing: str) -> None:
    """Ask for the job in a transaction that is taken back."""
    with context.acting(Actor.system(agency)):
        enqueue("test.remember", agency=agency, thing=thing)
        raise RuntimeError


def work() -> Ending:
    """Do what waits, then stop."""
    return run_worker(concurrency=1, stay=False, patience=5)


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Each test begins with nothing remembered."""
    _done.clear()
    _failures.clear()


def test_job_is_done_for_its_agency_when_asked_for(database: str) -> None:
    agency = uuid4()
    ask(agency, "one")

    ending = work()

    assert ending is Ending.NOTHING_WAITS
    assert _done == [(agency, "one")]


def test_job_is_gone_when_its_transaction_was_taken_back(database: str) -> None:
    agency = uuid4()

    with pytest.raises(RuntimeError):
        ask_and_fail(agency, "one")
    work()

    assert _done == []


def test_job_cannot_be_asked_for_outside_a_transaction(database: str) -> None:
    assert not connection().in_atomic_block

    with pytest.raises(RuntimeError):
        enqueue("test.remember", agency=uuid4(), thing="one")


def test_job_is_kept_for_later_when_it_fails(database: str, superuser: psycopg.Connection) -> None:
    ask(uuid4(), "one")
    _failures.append("away")

    work()
    waiting = superuser.execute(
        "SELECT status::text, attempts, scheduled_at > now() FROM procrastinate_jobs"
        " WHERE task_name = 'test.remember'"
    ).fetchall()
    superuser.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
    work()

    assert waiting == [("todo", 1, True)]
    assert [thing for _, thing in _done] == ["one"]


def test_job_is_taken_up_again_when_its_worker_died(
    database: str, superuser: psycopg.Connection
) -> None:
    ask(uuid4(), "one")
    superuser.execute(
        "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() - interval '5 minutes') RETURNING id)"
        " UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM dead)"
    )
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]

        async def take_up() -> None:
            async with worker_app.open_async():
                await worker_app.configure_task("jobs.take_up_stalled").defer_async(timestamp=0)

        asyncio.run(take_up())

    work()
    work()

    assert [thing for _, thing in _done] == ["one"]


def test_worker_goes_on_when_its_connections_were_cut(
    database: str, superuser: psycopg.Connection
) -> None:
    ask(uuid4(), "one")
    work()
    superuser.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE usename = 'wayhome_jobs' AND datname = current_database()"
    )

    connections[DbRole.JOBS].close()
    ask(uuid4(), "two")
    work()

    assert [thing for _, thing in _done] == ["one", "two"]
