"""What PostgreSQL refuses to do to accounts, with every check of ours switched off."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError

from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import SIGN_IN, Context, acting, enter
from wayhome.kernel.database import DbRole, atomic, connection, running_as

PASSWORD = "seven lanterns on the river"
Value = UUID | str | bool | list[str] | None
GUARDED = "this scope may not change the column"
ADD_FACTOR = (
    "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
    " VALUES (%s, 'totp', '{}', now())"
)


@pytest.fixture
def member(database: str) -> Actor:
    """Somebody with an account at the desk."""
    system = Actor.system(uuid4())
    with acting(system):
        create_agency(NewAgency(code="office", name="Office", kind=AgencyKind.MINISTRY), by=system)
        user = create_user(
            NewUser(
                username="dara", display_name="Dara", password=PASSWORD, roles=[Role.SUPERVISOR]
            ),
            by=system,
        )
    return Actor(kind=ActorKind.STAFF, agency=system.agency, user=user)


@contextmanager
def web_under(context: Context) -> Iterator[None]:
    """A transaction of the pages under a context."""
    with running_as(DbRole.WEB), atomic():
        enter(context)
        yield


def write(change: str, value: Value) -> int:
    """How many accounts injected SQL changes."""
    return execute(f"UPDATE access_user SET {change}", value)


def execute(statement: str, value: Value) -> int:
    """How many rows a statement touches."""
    with connection().cursor() as cursor:
        cursor.execute(statement, [value])
        return int(cursor.rowcount)


RIGHTS: dict[str, Value] = {"roles = %s": ["administrator"], "is_active = %s": False}


@pytest.mark.parametrize("change", [*RIGHTS, "password = %s"])
def test_account_keeps_its_rights_and_password_while_nobody_is_known(
    member: Actor, change: str
) -> None:
    with pytest.raises(DatabaseError, match=GUARDED), web_under(SIGN_IN):
        write(change, RIGHTS.get(change, "another"))


@pytest.mark.parametrize("change", ["agency_id = %s", "id = %s"])
def test_account_keeps_its_agency_and_id_while_nobody_is_known(member: Actor, change: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), web_under(SIGN_IN):
        write(change, uuid4())


@pytest.mark.parametrize("change", RIGHTS)
@pytest.mark.parametrize("kind", [ActorKind.STAFF, ActorKind.PARTNER])
def test_account_gives_no_rights_to_itself(member: Actor, kind: ActorKind, change: str) -> None:
    own = Actor(kind=kind, agency=member.agency, user=member.user)

    with pytest.raises(DatabaseError, match=GUARDED), web_under(Context.of(own)):
        write(change, RIGHTS[change])


def test_account_changes_its_own_password_and_notes_its_sign_in(member: Actor) -> None:
    with web_under(SIGN_IN):
        signed_in = write("last_login = %s", "2022-09-01T08:00:00Z")
    with web_under(Context.of(member)):
        changed = write("password = %s", "another")

    assert (signed_in, changed) == (1, 1)


def test_account_is_changed_by_a_colleague_of_its_agency_only(member: Actor) -> None:
    colleague = Actor(kind=ActorKind.STAFF, agency=member.agency, user=uuid4())
    stranger = Actor(kind=ActorKind.STAFF, agency=uuid4(), user=uuid4())

    with web_under(Context.of(colleague)):
        by_colleague = write("roles = %s", ["case_officer"])
    with web_under(Context.of(stranger)):
        by_stranger = write("roles = %s", ["administrator"])

    assert (by_colleague, by_stranger) == (1, 0)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        (ADD_FACTOR, "row-level security"),
        ("UPDATE mfa_authenticator SET user_id = %s", "row-level security|may not change"),
        ("UPDATE mfa_authenticator SET data = jsonb_build_object('secret', %s::uuid)", GUARDED),
    ],
)
def test_second_factor_is_neither_added_nor_replaced_while_nobody_is_known(
    member: Actor, statement: str, refusal: str
) -> None:
    with web_under(Context.of(member)):
        execute(ADD_FACTOR, member.user)

    with pytest.raises(DatabaseError, match=refusal), web_under(SIGN_IN):
        execute(statement, member.user if statement is ADD_FACTOR else uuid4())


def test_second_factor_stays_while_nobody_is_known(member: Actor) -> None:
    with web_under(Context.of(member)):
        execute(ADD_FACTOR, member.user)

    with web_under(SIGN_IN):
        removed = execute("DELETE FROM mfa_authenticator WHERE user_id = %s", member.user)

    assert removed == 0
