"""A job and the transaction that asks for it stand or fall together."""

import psycopg
import pytest
from procrastinate.contrib.django import app as django_app

from tests.intake.ground import make_agency
from wayhome.jobs.queue import enqueue
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id

NAME = "cases.register_complaint"


def jobs(superuser: psycopg.Connection) -> list[dict[str, str]]:
    found = superuser.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [NAME])
    return [row[0] for row in found]


def test_job_is_seen_by_others_only_once_the_transaction_ends(
    database: str, superuser: psycopg.Connection
) -> None:
    agency, complaint = make_agency("unit"), new_id()
    assert NAME in django_app.tasks

    with context.acting(Actor.system(agency)):
        enqueue(NAME, agency=agency, complaint=complaint)
        inside = jobs(superuser)

    assert inside == []
    assert jobs(superuser) == [{"agency": str(agency), "complaint": str(complaint)}]


def test_job_is_gone_when_the_transaction_is(database: str, superuser: psycopg.Connection) -> None:
    agency = make_agency("unit")

    def enqueue_and_fail() -> None:
        with context.acting(Actor.system(agency)):
            enqueue(NAME, agency=agency, complaint=new_id())
            raise KeyError

    with pytest.raises(KeyError):
        enqueue_and_fail()

    assert jobs(superuser) == []
