"""Accounts and teams at the desk: what an administrator can do, and what nobody can."""

import html
import re
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import PASSWORD, Office, office
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from wayhome.access.actions.change_user import change_roles, deactivate_user
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.actions.lock_user import LastAdministrator, OwnAccount
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind

NEW = {
    "display_name": "Bopha, case worker",
    "username": "bopha",
    "language": "km",
    "roles": ["case_worker"],
}


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that works."""
    return office()


@pytest.fixture
def admin(unit: Office) -> Client:
    """The administrator's browser."""
    return signed_in(unit, Role.ADMINISTRATOR)


def administrator(unit: Office) -> Actor:
    """An administrator who really exists."""
    with context.acting(unit.system) as by:
        name = f"admin-{uuid4().hex[:6]}"
        user = create_user(
            NewUser(
                username=name, display_name=name, password=PASSWORD, roles=[Role.ADMINISTRATOR]
            ),
            by=by,
        )
    return Actor(
        kind=ActorKind.STAFF,
        agency=unit.agency,
        user=user,
        roles=frozenset({Role.ADMINISTRATOR}),
    )


def leaves(superuser: psycopg.Connection, tag: str) -> int:
    """How many leaves of a kind there are."""
    found = superuser.execute("SELECT count(*) FROM audit_leaf WHERE tag = %s", [tag]).fetchone()
    return int(found[0]) if found else 0


def give_factor(superuser: psycopg.Connection, user: UUID | None, kind: str = "totp") -> None:
    """A second factor that somebody set up."""
    superuser.execute(
        "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
        " VALUES (%s, %s, '{}', now())",
        [user, kind],
    )


def shown_password(page: bytes) -> str:
    """The password on the page that shows it once."""
    found = re.search(r'<strong class="wh-receipt"[^>]*>([^<]+)</strong>', page.decode())
    assert found
    return html.unescape(found.group(1))


def sign_in(username: str, password: str) -> Client:
    """A browser after the sign-in form; signed in when both are right."""
    client = Client()
    client.post("/accounts/login/", {"login": username, "password": password})
    return client


def test_list_shows_the_people_of_the_agency_only(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    office("other", receives=False)
    give_factor(superuser, unit.worker.user)
    give_factor(superuser, unit.other_worker.user, kind="recovery_codes")

    page = admin.get("/desk/people/").content.decode()

    assert "unit-worker" in page
    assert "other-worker" not in page
    assert len(re.findall(r">\s*On\s*<", page)) == 1


def test_somebody_added_signs_in_with_the_password_that_was_shown(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    answer = admin.post("/desk/people/new/", {**NEW, "teams": [str(unit.team)]})

    client = sign_in("bopha", shown_password(answer.content))

    assert answer.status_code == 200
    assert client.get("/desk/").headers["Location"] == "/desk/cases/"
    assert leaves(superuser, "access:user:created") == 6
    assert "bopha" in admin.get(f"/desk/people/teams/{unit.team}/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "unit-worker"}, "Somebody has this username"),
        ({"username": "other-worker"}, "Somebody has this username"),
        ({"username": "Bopha B"}, "Use small letters"),
        ({"display_name": ""}, "Give a name"),
        ({"roles": []}, "Choose at least one role"),
        ({"roles": ["partner_officer", "auditor"]}, "works in the portal alone"),
        ({"roles": ["owner"]}, "owner"),
    ],
)
def test_form_that_is_wrong_keeps_what_was_typed(
    unit: Office, admin: Client, wrong: dict[str, object], words: str
) -> None:
    office("other", receives=False)

    answer = admin.post("/desk/people/new/", {**NEW, **wrong})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert str({**NEW, **wrong}["username"]) in page


def test_roles_changed_hold_from_the_next_page_on(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    worker = browser(unit.worker)

    for _ in range(2):
        answer = admin.post(
            f"/desk/people/{unit.worker.user}/roles/", {"roles": ["auditor", "rights_monitor"]}
        )

    assert answer.status_code == 302
    assert worker.get("/desk/cases/").status_code == 404
    assert worker.get("/desk/audit/").status_code == 200
    assert leaves(superuser, "access:user:roles-changed") == 1


def test_closed_account_is_signed_out_at_once_and_stays_so_when_opened(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    worker = browser(unit.worker)
    other = browser(unit.other_worker)
    here = f"/desk/people/{unit.worker.user}/"

    admin.post(f"{here}close/")
    admin.post(f"{here}close/")
    closed = worker.get("/desk/cases/")
    admin.post(f"{here}open/")
    opened = worker.get("/desk/cases/")

    assert closed.status_code == opened.status_code == 302
    assert other.get("/desk/cases/").status_code == 200
    assert admin.get(here).status_code == 200
    assert sign_in("unit-worker", PASSWORD).get("/desk/cases/").status_code == 200
    assert leaves(superuser, "access:user:deactivated") == 1
    assert leaves(superuser, "access:user:reactivated") == 1


def test_address_is_given_and_shown_to_administrators_only(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    page = reverse("desk:user", args=[unit.worker.user])
    address = reverse("desk:user_email", args=[unit.worker.user])

    wrong = admin.post(address, {"email": "worker at home"})
    admin.post(address, {"email": "worker@ministry.example"})

    assert wrong.status_code == 422
    assert "worker at home" in wrong.content.decode()
    assert "worker@ministry.example" in admin.get(page).content.decode()
    assert leaves(superuser, "access:user:email-changed") == 1
    body = superuser.execute("SELECT string_agg(encode(body, 'escape'), '') FROM audit_leaf")
    assert "ministry.example" not in str(body.fetchone())


def test_closed_account_does_not_sign_in(unit: Office, admin: Client) -> None:
    admin.post(f"/desk/people/{unit.worker.user}/close/")

    client = sign_in("unit-worker", PASSWORD)

    assert client.get("/desk/cases/").status_code == 302


def test_new_password_replaces_the_old_one_and_ends_sessions(unit: Office, admin: Client) -> None:
    worker = browser(unit.worker)

    answer = admin.post(f"/desk/people/{unit.worker.user}/password/")

    password = shown_password(answer.content)
    assert worker.get("/desk/cases/").status_code == 302
    assert sign_in("unit-worker", PASSWORD).get("/desk/cases/").status_code == 302
    assert sign_in("unit-worker", password).get("/desk/cases/").status_code == 200
    assert password not in admin.get(f"/desk/people/{unit.worker.user}/").content.decode()


def test_password_that_was_given_can_be_changed(unit: Office, admin: Client) -> None:
    answer = admin.post(f"/desk/people/{unit.worker.user}/password/")
    given, own = shown_password(answer.content), "four birds over the river"
    client = sign_in("unit-worker", given)

    client.post("/accounts/password/", {"oldpassword": given, "password1": own, "password2": own})

    assert sign_in("unit-worker", own).get("/desk/cases/").status_code == 200
    assert sign_in("unit-worker", given).get("/desk/cases/").status_code == 302


def test_second_factor_goes_with_a_reason_only(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    for kind in ("totp", "recovery_codes"):
        give_factor(superuser, unit.worker.user, kind)
    give_factor(superuser, unit.other_worker.user)
    worker = browser(unit.worker)
    here = f"/desk/people/{unit.worker.user}/factors/"

    without = admin.post(here, {"reason": ""})
    done = admin.post(here, {"reason": "lost"})

    left = superuser.execute("SELECT user_id FROM mfa_authenticator").fetchall()
    assert without.status_code == 422
    assert done.status_code == 302
    assert left == [(unit.other_worker.user,)]
    assert worker.get("/desk/cases/").status_code == 302
    assert leaves(superuser, "access:user:factors-reset") == 1
    assert leaves(superuser, "access:user:factor-removed") == 0


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("close/", {}),
        ("open/", {}),
        ("password/", {}),
        ("roles/", {"roles": ["administrator", "supervisor"]}),
        ("factors/", {"reason": "lost"}),
    ],
)
def test_nobody_changes_the_own_account(
    unit: Office, superuser: psycopg.Connection, path: str, sent: dict[str, object]
) -> None:
    me, _ = administrator(unit), administrator(unit)
    client = browser(me)
    before = superuser.execute("SELECT * FROM access_user WHERE id = %s", [me.user]).fetchall()

    answer = client.post(f"/desk/people/{me.user}/{path}", sent)

    after = superuser.execute("SELECT * FROM access_user WHERE id = %s", [me.user]).fetchall()
    assert answer.status_code == 422
    assert "another administrator" in answer.content.decode()
    assert before == after


def test_last_administrator_stays(unit: Office) -> None:
    only = administrator(unit)
    # The roles of a session may be older than the account: the table decides.
    stale = Actor(
        kind=ActorKind.STAFF,
        agency=unit.agency,
        user=unit.worker.user,
        roles=frozenset({Role.ADMINISTRATOR}),
    )
    assert only.user

    with pytest.raises(LastAdministrator), context.acting(stale) as by:
        deactivate_user(only.user, by=by)
    with pytest.raises(LastAdministrator), context.acting(stale) as by:
        change_roles(only.user, roles=[Role.SUPERVISOR], by=by)


def test_second_administrator_may_go(unit: Office) -> None:
    one, two = administrator(unit), administrator(unit)
    assert two.user

    with context.acting(one) as by:
        deactivate_user(two.user, by=by)

    with pytest.raises((OwnAccount, LastAdministrator)), context.acting(one) as by:
        deactivate_user(one.user or uuid4(), by=by)


def test_team_is_created_filled_and_emptied(
    unit: Office, admin: Client, superuser: psycopg.Connection
) -> None:
    here = admin.post("/desk/people/teams/", {"name": "Harbour"}).headers["Location"]
    user = {"user": str(unit.other_worker.user)}

    added = admin.post(f"{here}members/", user)
    full = admin.get(here).content.decode()
    removed = [admin.post(f"{here}members/remove/", user) for _ in range(2)]
    empty = admin.get(here).content.decode()

    assert added.status_code == 302
    assert "Other of unit" in full
    assert [each.status_code for each in removed] == [302, 302]
    assert "Nobody is in this team" in empty
    assert leaves(superuser, "access:team:member-added") == 1
    assert leaves(superuser, "access:team:member-removed") == 1


@pytest.mark.parametrize("name", ["", "Coast", "x" * 121])
def test_team_that_cannot_be_keeps_its_name(admin: Client, name: str) -> None:
    answer = admin.post("/desk/people/teams/", {"name": name})

    assert answer.status_code == 422
    assert f'value="{name}"' in answer.content.decode() or not name


@pytest.mark.parametrize("user", ["", "nobody", "5e58a0ca-4417-4b4d-8a57-3f4792d9f4ff"])
def test_member_who_is_nobody_is_not_added(unit: Office, admin: Client, user: str) -> None:
    answer = admin.post(f"/desk/people/teams/{unit.team}/members/", {"user": user})

    assert answer.status_code == 422


def _gets(unit: Office) -> list[str]:
    """Every page to look at."""
    here = "/desk/people/"
    pages = ["", "new/", "teams/", f"teams/{unit.team}/", f"{unit.worker.user}/"]
    return [f"{here}{page}" for page in pages]


def _posts(unit: Office) -> dict[str, dict[str, object]]:
    """Every form to send, filled in."""
    user, team = f"/desk/people/{unit.worker.user}/", f"/desk/people/teams/{unit.team}/"
    return {
        "/desk/people/new/": {**NEW},
        "/desk/people/teams/": {"name": "Harbour"},
        f"{user}email/": {"email": "worker@ministry.example"},
        f"{user}roles/": {"roles": ["auditor"]},
        f"{user}close/": {},
        f"{user}open/": {},
        f"{user}password/": {},
        f"{user}factors/": {"reason": "lost"},
        f"{team}members/": {"user": str(unit.other_worker.user)},
        f"{team}members/remove/": {"user": str(unit.worker.user)},
    }


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nothing_of_it_is_there_for_other_roles(unit: Office, role: Role) -> None:
    client = signed_in(unit, role)

    answers = [client.get(path).status_code for path in _gets(unit)]
    answers += [client.post(path, sent).status_code for path, sent in _posts(unit).items()]

    assert set(answers) == {404}


def test_nothing_of_another_agency_is_there(unit: Office, superuser: psycopg.Connection) -> None:
    other = office("other", receives=False)
    client = signed_in(other, Role.ADMINISTRATOR)
    before = superuser.execute("SELECT * FROM access_user ORDER BY id").fetchall()
    mine = {"/desk/people/", "/desk/people/new/", "/desk/people/teams/"}

    answers = [client.get(path).status_code for path in _gets(unit) if path not in mine]
    answers += [
        client.post(path, sent).status_code
        for path, sent in _posts(unit).items()
        if path not in mine
    ]

    assert set(answers) == {404}
    assert superuser.execute("SELECT * FROM access_user ORDER BY id").fetchall() == before


def test_administrator_begins_with_the_people(admin: Client) -> None:
    first = admin.get("/desk/")
    page = admin.get("/desk/people/").content.decode()

    assert first.headers["Location"] == "/desk/people/"
    assert 'href="/desk/people/teams/"' in page
    assert 'href="/desk/audit/"' not in page
