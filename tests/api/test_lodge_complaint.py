"""Lodging over the interface: once, durable, and owned by the partner that sent it."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
from django.db import connections

from tests.api.ground import Caller, complaint, partners


def test_lodging_gives_the_code_and_a_signed_acknowledgement(
    database: str, superuser: psycopg.Connection
) -> None:
    unit, embassy, _ = partners()

    answer = embassy.lodge()

    body = answer.json()
    kept = superuser.execute(
        "SELECT agency_id, lodger_agency_id, channel, lodger_kind, nationality, language"
        " FROM intake_complaint WHERE id = %s",
        [body["id"]],
    ).fetchone()
    assert answer.status_code == 201
    assert answer.headers["Location"].endswith(body["id"])
    assert kept == (unit, embassy.agency, "api", "embassy", "VNM", "fr")
    assert f"code: {body['code']}" in body["acknowledgement"]
    assert body["replayed"] is False


def test_lodging_answers_the_same_when_key_and_body_come_again(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = partners()
    first = embassy.lodge().json()

    again = embassy.lodge()

    assert again.status_code == 200
    assert again.json() == {**first, "replayed": True}
    assert superuser.execute("SELECT count(*) FROM intake_complaint").fetchone() == (1,)


def test_lodging_is_refused_when_the_key_comes_with_another_body(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = partners()
    embassy.lodge()

    other = embassy.lodge(complaint(name="Somebody Else"))

    assert other.status_code == 422
    assert other.headers["Content-Type"] == "application/problem+json"
    assert other.json()["code"] == "idempotency_key_reused"
    assert superuser.execute("SELECT count(*) FROM intake_complaint").fetchone() == (1,)


def test_lodging_is_separate_when_another_partner_uses_the_same_key(database: str) -> None:
    _, embassy, relief = partners()

    codes = {embassy.lodge().json()["code"], relief.lodge().json()["code"]}

    assert len(codes) == 2


def test_lodging_happens_once_when_two_calls_race(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = partners()

    def call(_: int) -> tuple[int, str]:
        try:
            answer = embassy.lodge()
            return answer.status_code, answer.json()["id"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=4) as pool:
        answers = list(pool.map(call, range(8)))

    assert sorted(status for status, _ in answers) == [200] * 7 + [201]
    assert len({complaint_id for _, complaint_id in answers}) == 1
    assert superuser.execute("SELECT count(*) FROM intake_complaint").fetchone() == (1,)


def test_lodging_accepts_no_cookie_in_place_of_a_token(database: str) -> None:
    _, embassy, _ = partners()
    stranger = Caller(embassy.agency, embassy.user, "")

    answer = stranger.post("/complaints", complaint(), Cookie="session=anything")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
