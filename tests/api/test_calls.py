"""Every call: who may, what it reaches, and a clear problem for everything else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client

from tests.api.ground import BASE, complaint, give_token, partners
from tests.intake.ground import lodge_publicly
from wayhome.api import middleware
from wayhome.api.partner import budget
from wayhome.kernel import clock
from wayhome.kernel.bucket import Meter

NAME = "Sokunthea Zzyzx"


def test_call_is_refused_alike_when_the_token_is_missing_unknown_expired_or_revoked(
    database: str,
) -> None:
    _, embassy, _ = partners()
    past = clock.now() - timedelta(seconds=1)
    tokens = (
        "",
        "never-given",
        give_token(embassy.agency, embassy.user, "run-out", expires_at=past),
        give_token(embassy.agency, embassy.user, "revoked", revoked_at=past),
    )

    answers = [
        Client().get(f"{BASE}/complaints", headers={"Authorization": f"Bearer {token}"})
        for token in tokens
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


def test_reading_gives_the_same_answer_when_it_is_anothers_or_nobodys(database: str) -> None:
    unit, embassy, relief = partners()
    own = embassy.lodge().json()["id"]
    others = {
        "another partner's": relief.lodge().json()["id"],
        "from the public page": str(lodge_publicly(unit).complaint),
        "nobody's": str(uuid4()),
    }

    seen = embassy.get(f"/complaints/{own}")
    unseen = {whose: embassy.get(f"/complaints/{each}") for whose, each in others.items()}
    unwritten = {whose: embassy.write(each, {"text": "Hello"}) for whose, each in others.items()}

    assert seen.status_code == 200
    assert {answer.status_code for answer in (*unseen.values(), *unwritten.values())} == {404}
    assert len({answer.content for answer in (*unseen.values(), *unwritten.values())}) == 1


def test_list_holds_what_the_own_agency_lodged_page_by_page(database: str) -> None:
    _, embassy, relief = partners()
    relief.lodge()
    lodged = {embassy.lodge(key=f"key-{number:08}").json()["id"] for number in range(27)}

    first = embassy.get("/complaints").json()
    second = embassy.get(f"/complaints?cursor={first['next_cursor']}").json()

    pages = [[row["id"] for row in page["items"]] for page in (first, second)]
    assert [len(page) for page in pages] == [25, 2]
    assert set(pages[0] + pages[1]) == lodged
    assert second["next_cursor"] is None
    assert first["items"][0]["milestone"] == "received"


def test_messages_go_both_into_the_complaint_and_back_out(database: str) -> None:
    _, embassy, _ = partners()
    found = embassy.lodge().json()["id"]

    sent = embassy.write(found, {"text": "She called.", "topic": "event"})

    shown = embassy.get(f"/complaints/{found}").json()["messages"]
    assert sent.status_code == 201
    assert [(each["id"], each["text"], each["direction"]) for each in shown] == [
        (sent.json()["id"], "She called.", "from_lodger")
    ]


WRONG_BODIES = (
    (b"", "application/json", 422, "invalid"),
    (b"\x00\x01\xff", "application/json", 400, "not_json"),
    (b'{"answers": {}, "answers": {}}', "application/json", 400, "not_json"),
    (b'{"answers": {"name": NaN}}', "application/json", 400, "not_json"),
    (b"[" * 100_000, "application/json", 400, "not_json"),
    (b'{"answers": {"name": [[[[[[[[1]]]]]]]]}}', "application/json", 400, "not_json"),
    (b'{"a": ' + b"9" * 5000 + b"}", "application/json", 400, "not_json"),
    (b"[]", "application/json", 400, "not_json"),
    ("{}".encode("utf-16"), "application/json", 400, "not_json"),
    (b"answers=1", "application/x-www-form-urlencoded", 415, "not_json_type"),
    (b"{}", "text/plain", 415, "not_json_type"),
    (b" " * (1024 * 1024 + 1), "application/json", 413, "too_large"),
    (b'{"answers": {"story": "' + b"x" * 5_000_000 + b'"}}', "application/json", 413, "too_large"),
    (b"{}", "application/json", 422, "invalid"),
    (b'{"answers": []}', "application/json", 422, "invalid"),
    (b'{"answers": {}, "admin": true}', "application/json", 422, "invalid"),
)


def test_lodging_names_the_problem_when_the_body_is_wrong(database: str) -> None:
    _, embassy, _ = partners()

    answers = [
        embassy.post(
            "/complaints", body, content_type=content_type, **{"Idempotency-Key": "key-00000001"}
        )
        for body, content_type, _, _ in WRONG_BODIES
    ]

    assert {answer.headers["Content-Type"] for answer in answers} == {"application/problem+json"}
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (status, code) for _, _, status, code in WRONG_BODIES
    ]


WRONG_ANSWERS: tuple[tuple[str, object, str], ...] = (
    ("name", 5, "not_understood"),
    ("name", "x" * 201, "too_long"),
    ("name", ["a", "b"], "not_understood"),
    ("name", None, "not_understood"),
    ("name", {"is": "hidden"}, "not_understood"),
    ("name", "\u0000\ud800", "required"),
    ("story", "x" * 20_001, "too_long"),
    ("birth", "2022-02-30", "no_such_day"),
    ("birth", "2090-01-01", "in_the_future"),
    ("birth", {"year": "1999"}, "not_understood"),
    ("last_contact", "31/13/2020", "no_such_month"),
    ("help", ["fly"], "not_a_choice"),
    ("help", [], "not_understood"),
    ("nationality", ["Atlantis"], "not_a_country"),
    ("province", "../../etc", "not_a_province"),
    ("danger_now", "maybe", "not_understood"),
    ("phones", ["1"] * 11, "too_many"),
    ("relation", {"is": "do_not_know"}, "required"),
)


def test_lodging_points_at_the_field_when_an_answer_is_wrong(database: str) -> None:
    _, embassy, _ = partners()

    answers = [embassy.lodge(complaint(**{field: value})) for field, value, _ in WRONG_ANSWERS]

    assert {answer.status_code for answer in answers} == {422}
    assert [
        [(each["pointer"], each["code"]) for each in answer.json()["errors"]] for answer in answers
    ] == [[(f"/answers/{field}", code)] for field, _, code in WRONG_ANSWERS]


def test_problem_repeats_nothing_that_was_sent(database: str) -> None:
    _, embassy, _ = partners()

    answers = [
        embassy.lodge({**complaint(), NAME: 1}),
        embassy.lodge(complaint(**{NAME: 1})),
        embassy.lodge(complaint(province=NAME)),
        embassy.lodge({**complaint(), "language": NAME}),
        embassy.get(f"/complaints?cursor={NAME.replace(' ', '')}"),
    ]

    assert {answer.status_code for answer in answers} == {422, 400}
    assert not any(b"Zzyzx" in answer.content for answer in answers)


def test_call_asks_for_a_key_when_it_is_missing_or_malformed(database: str) -> None:
    _, embassy, _ = partners()
    own = embassy.lodge().json()["id"]

    answers = [
        answer
        for key in ("", "short", "x" * 129, "with space in", "k\u00e9y-00000001")
        for answer in (embassy.lodge(key=key), embassy.write(own, {"text": "Hello"}, key=key))
    ]

    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {
        (400, "idempotency_key_required")
    }


def test_list_refuses_a_code_that_nobody_can_say(database: str) -> None:
    _, embassy, _ = partners()

    answers = [embassy.get(f"/complaints?code={code}") for code in ("A%00B", "%C3%A9", "A" * 21)]

    assert {answer.status_code for answer in answers} == {422}


def test_list_refuses_an_altered_cursor(database: str) -> None:
    _, embassy, _ = partners()

    answers = [
        embassy.get(f"/complaints?cursor={cursor}")
        for cursor in ("x", "W10", "WyJhIiwiYiJd", "\u00e9", "%00", "A" * 299)
    ]

    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {
        (400, "cursor_not_understood")
    }


def test_calls_wait_when_the_agency_has_used_its_budget(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, embassy, relief = partners()
    monkeypatch.setattr(budget, "_meter", Meter())
    monkeypatch.setattr(settings, "API_CALLS", (2.0, 0.1))

    answers = [embassy.get("/complaints") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) >= 1
    assert relief.get("/complaints").status_code == 200


def test_call_says_when_to_come_back_when_the_database_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(_: object) -> None:
        raise OperationalError("with a name in it")

    monkeypatch.setattr(middleware, "resolve", away)

    answer = Client().get(f"{BASE}/docs")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.json()["code"] == "away"


def test_unknown_address_is_answered_as_a_problem(database: str) -> None:
    paths = ("/", "/nothing", "/complaints/not-an-id", "/complaints/")

    answers = [Client().get(f"{BASE}{path}") for path in paths]

    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {
        (404, "not_found")
    }


def test_wrong_method_names_the_right_ones(database: str) -> None:
    answer = Client().delete(f"{BASE}/complaints")

    assert answer.status_code == 405
    assert answer.json()["code"] == "method_not_allowed"
    assert "POST" in answer.headers["Allow"]
