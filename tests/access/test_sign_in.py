"""Signing in: password, second step, what is written, and what is never said."""

from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client, override_settings

from wayhome.access.actions.clear_sessions import clear_sessions
from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, running_as

PASSWORD = "seven lanterns on the river"
LOGIN = "/accounts/login/"


@pytest.fixture
def user(database: str) -> UUID:
    """A supervisor called `dara`."""
    cache.clear()
    system = Actor.system(uuid4())
    with context.acting(system):
        create_agency(
            NewAgency(code="office", name="Office", kind=AgencyKind.MINISTRY, receives=True),
            by=system,
        )
        return create_user(
            NewUser(
                username="dara",
                display_name="Dara",
                password=PASSWORD,
                roles=[Role.SUPERVISOR],
                language="km",
            ),
            by=system,
        )


def sign_in(client: Client, *, password: str = PASSWORD, path: str = LOGIN) -> Any:
    """Send the form."""
    return client.post(path, {"login": "dara", "password": password})


def tags(superuser: psycopg.Connection) -> list[str]:
    """What the audit says happened to accounts since they were made."""
    rows = superuser.execute(
        "SELECT tag FROM audit_leaf WHERE tag LIKE 'access:user:%' ORDER BY transaction, at"
    ).fetchall()
    return [tag for (tag,) in rows if not tag.endswith("created")]


def code_of(secret: str) -> str:
    """What an app would show now."""
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def set_up_app(client: Client) -> str:
    """Set up an app as the signed-in user; returns its secret."""
    page = client.get("/accounts/2fa/totp/activate/")
    secret = str(page.context["form"].secret)
    done = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert done.status_code == 302, done.content
    return secret


def test_sign_in_leaves_a_leaf_and_rotates_the_session_when_password_is_right(
    user: UUID, superuser: psycopg.Connection
) -> None:
    client = Client()
    client.get(LOGIN)

    answer = sign_in(client)
    cookie = client.cookies["session"].value
    client.post("/accounts/logout/")

    assert answer.status_code == 302
    assert answer.cookies["language"].value == "km"
    assert tags(superuser) == ["access:user:signed-in", "access:user:signed-out"]
    assert client.cookies["session"].value != cookie


def test_sign_in_stays_open_when_somebody_else_guesses(user: UUID) -> None:
    stranger = Client()

    for number in range(12):
        stranger.post(LOGIN, {"login": f"nobody-{number}", "password": "guess"})
    answer = sign_in(Client())

    assert answer.status_code == 302


def test_sign_in_says_the_same_when_password_or_name_is_wrong(user: UUID) -> None:
    client = Client()

    wrong = sign_in(client, password="not this one")
    unknown = client.post(LOGIN, {"login": "nobody", "password": "not this one"})

    assert wrong.status_code == unknown.status_code == 422
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_sign_in_is_slowed_down_when_wrong_too_often(user: UUID) -> None:
    client = Client()

    for _ in range(6):
        sign_in(client, password="guess")
    answer = sign_in(client)

    assert "sessionid" not in client.cookies
    assert answer.status_code in {422, 429}


def test_session_table_does_not_hold_the_cookie_when_signed_in(
    user: UUID, superuser: psycopg.Connection
) -> None:
    client = Client()
    sign_in(client)

    rows = superuser.execute("SELECT session_key FROM django_session").fetchall()

    assert len(rows) == 1
    assert client.cookies["session"].value not in {key for (key,) in rows}
    assert client.get("/accounts/2fa/").status_code == 200


def test_sign_out_removes_the_session_when_cookie_is_used_again(user: UUID) -> None:
    client, thief = Client(), Client()
    sign_in(client)
    thief.cookies["session"] = client.cookies["session"].value
    before = thief.get("/accounts/2fa/").status_code

    client.post("/accounts/logout/")
    thief.cookies["session"] = client.cookies["session"].value
    after = thief.get("/accounts/2fa/").status_code

    assert (before, after) == (200, 302)


def test_page_sends_to_sign_in_and_back_when_session_has_ended(
    user: UUID, superuser: psycopg.Connection
) -> None:
    client = Client()
    sign_in(client)
    superuser.execute("UPDATE django_session SET expire_date = now() - interval '1 minute'")

    sent = client.get("/accounts/2fa/")
    page = client.get(sent["Location"])
    back = sign_in(client, path=sent["Location"])

    assert "ended=1" in sent["Location"]
    assert page.context["has_ended"]
    assert back["Location"] == "/accounts/2fa/"


def test_sign_in_goes_home_when_next_is_somewhere_else(user: UUID) -> None:
    answer = sign_in(Client(), path=f"{LOGIN}?next=https://elsewhere.example/")

    assert answer["Location"] == "/"


def test_app_is_asked_for_when_set_up_and_its_secret_is_sealed(
    user: UUID, superuser: psycopg.Connection
) -> None:
    client = Client()
    sign_in(client)
    secret = set_up_app(client)
    client.post("/accounts/logout/")

    first = sign_in(client)
    closed = client.get("/accounts/2fa/").status_code
    cache.clear()
    superuser.execute("UPDATE mfa_authenticator SET data = data - 'last_used_counter'")
    second = client.post(first["Location"], {"code": code_of(secret)})
    stored = superuser.execute("SELECT data::text FROM mfa_authenticator").fetchall()

    assert first["Location"].startswith("/accounts/2fa/authenticate/")
    assert closed == 302
    assert second.status_code == 302, second.content
    assert client.get("/accounts/2fa/").status_code == 200
    assert all(secret not in text for (text,) in stored)
    assert "access:user:factor-added" in tags(superuser)


def test_recovery_code_signs_in_once_when_the_app_is_lost(user: UUID) -> None:
    client = Client()
    sign_in(client)
    set_up_app(client)
    client.post("/accounts/2fa/recovery-codes/generate/")
    code = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"][0]
    client.post("/accounts/logout/")

    first = enter_code(client, code)
    client.post("/accounts/logout/")
    again = enter_code(client, code)

    assert first.status_code == 302
    assert again.context["form"].errors


def enter_code(client: Client, code: str) -> Any:
    """Sign in with the password, then with a code."""
    asked = sign_in(client)
    cache.clear()
    return client.post(asked["Location"], {"code": code})


def test_sign_in_leaves_an_outdated_hash_when_nobody_may_write_it_yet(
    user: UUID, superuser: psycopg.Connection
) -> None:
    stored = "SELECT password FROM access_user"
    before = superuser.execute(stored).fetchall()

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        answer = sign_in(Client())

    assert answer.status_code == 302
    assert superuser.execute(stored).fetchall() == before


def test_second_factor_must_be_set_up_when_required(user: UUID) -> None:
    client = Client()
    with override_settings(REQUIRE_SECOND_FACTOR=True):
        sign_in(client)
        before = client.get("/")
        set_up_app(client)
        after = client.get("/")

    assert before["Location"] == "/accounts/2fa/"
    assert after.get("Location", "") != "/accounts/2fa/"


def test_last_factor_stays_when_required(user: UUID) -> None:
    client = Client()
    sign_in(client)
    set_up_app(client)

    with override_settings(REQUIRE_SECOND_FACTOR=True):
        client.post("/accounts/2fa/totp/deactivate/")

    assert "totp" in client.get("/accounts/2fa/").context["authenticators"]


@pytest.mark.parametrize("path", ["login/", "logout/", "password/", "reauthenticate/", "2fa/"])
def test_account_page_has_one_heading_and_no_inline_code_when_shown(user: UUID, path: str) -> None:
    client = Client()
    if path != "login/":
        sign_in(client)

    page = client.get(f"/accounts/{path}").content.decode()

    assert page.count("<h1") == 1
    assert "style=" not in page
    assert "onclick" not in page


@pytest.mark.parametrize(
    "path",
    ["totp/activate/", "webauthn/", "webauthn/add/", "recovery-codes/", "recovery-codes/generate/"],
)
def test_second_factor_page_has_one_heading_when_app_is_set_up(user: UUID, path: str) -> None:
    client = Client()
    sign_in(client)
    if path != "totp/activate/":
        set_up_app(client)

    page = client.get(f"/accounts/2fa/{path}")

    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "password/set/"])
def test_account_page_is_absent_when_not_offered(database: str, path: str) -> None:
    assert Client().get(f"/accounts/{path}").status_code == 404


def test_password_page_leads_nowhere_that_is_absent(user: UUID) -> None:
    client = Client()
    sign_in(client)

    page = client.get("/accounts/password/").content.decode()

    assert "/accounts/password/reset/" not in page
    assert "placeholder" not in page


def test_password_that_is_too_short_comes_back_with_what_to_do(user: UUID) -> None:
    client = Client()
    sign_in(client)

    sent = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    page = client.post("/accounts/password/", sent)

    assert page.status_code == 422
    assert "error-summary" in page.content.decode()


def test_session_is_forgotten_by_jobs_when_it_ran_out(
    user: UUID, superuser: psycopg.Connection
) -> None:
    sign_in(Client())
    sign_in(Client())
    superuser.execute(
        "UPDATE django_session SET expire_date = now() - interval '1 minute'"
        " WHERE session_key = (SELECT min(session_key) FROM django_session)"
    )

    with running_as(DbRole.JOBS):
        removed = clear_sessions()

    assert removed == 1
    assert superuser.execute("SELECT count(*) FROM django_session").fetchone() == (1,)


@pytest.mark.parametrize(("is_required", "leads_back"), [(False, True), (True, False)])
def test_account_page_leads_back_unless_a_second_step_must_be_set_up(
    user: UUID, *, is_required: bool, leads_back: bool
) -> None:
    client = Client()
    sign_in(client)

    with override_settings(REQUIRE_SECOND_FACTOR=is_required):
        page = client.get("/accounts/2fa/").content.decode()

    assert ("wh-back-link" in page) is leads_back
