"""Writing about a complaint over the interface: once, whatever is sent again."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
from django.db import connections

from tests.api.ground import partners


def test_message_is_kept_once_when_key_and_body_come_again(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = partners()
    own = embassy.lodge().json()["id"]

    first, again = (embassy.write(own, {"text": "She called."}) for _ in range(2))

    assert (first.status_code, first.json()["replayed"]) == (201, False)
    assert (again.status_code, again.json()) == (200, {**first.json(), "replayed": True})
    assert kept(superuser) == (1, 1)


def test_message_is_refused_when_the_key_comes_with_another_body(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = partners()
    own = embassy.lodge().json()["id"]
    embassy.write(own, {"text": "She called."})

    others = [
        embassy.write(own, {"text": "She called twice."}),
        embassy.write(own, {"text": "She called.", "topic": "event"}),
    ]

    assert [answer.status_code for answer in others] == [422, 422]
    assert {answer.json()["code"] for answer in others} == {"idempotency_key_reused"}
    assert kept(superuser) == (1, 1)


def test_message_is_another_when_the_key_is_another_or_the_complaint_is(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = partners()
    first, second = (embassy.lodge(key=f"lodging-{n}").json()["id"] for n in range(2))

    embassy.write(first, {"text": "She called."})
    embassy.write(first, {"text": "She called."}, key="key-00000002")
    embassy.write(second, {"text": "She called."})

    assert kept(superuser) == (3, 3)


def test_message_is_kept_once_when_calls_race(database: str, superuser: psycopg.Connection) -> None:
    _, embassy, _ = partners()
    own = embassy.lodge().json()["id"]

    def call(_: int) -> int:
        try:
            return int(embassy.write(own, {"text": "She called."}).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=4) as pool:
        statuses = list(pool.map(call, range(4)))

    assert sorted(statuses) == [200, 200, 200, 201]
    assert kept(superuser) == (1, 1)


def kept(superuser: psycopg.Connection) -> tuple[int, int]:
    """How many messages there are, and how many leaves tell of one."""
    row = superuser.execute(
        "SELECT (SELECT count(*) FROM intake_message), (SELECT count(*) FROM audit_leaf"
        " WHERE tag IN ('intake:message:sent', 'intake:fact:added'))"
    ).fetchone()
    assert row is not None
    return row[0], row[1]
