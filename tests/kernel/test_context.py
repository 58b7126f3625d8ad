"""The signed context holds even when the application's own checks do not."""

from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction

from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.access.models import User
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import SETTING, Context
from wayhome.kernel.database import DbRole, connection


def agency_with_user(code: str) -> UUID:
    """An agency with one supervisor."""
    system = Actor.system(uuid4())
    with context.acting(system):
        create_agency(NewAgency(code=code, name=code, kind=AgencyKind.NGO), by=system)
        create_user(
            NewUser(
                username=code,
                display_name=code,
                password="long enough to keep",
                roles=[Role.SUPERVISOR],
            ),
            by=system,
        )
    return system.agency


def staff(agency: UUID) -> Actor:
    """A supervisor of an agency."""
    return Actor(
        kind=ActorKind.STAFF, agency=agency, user=uuid4(), roles=frozenset({Role.SUPERVISOR})
    )


def test_context_shows_only_own_agency_when_no_filter_is_written(database: str) -> None:
    first, second = agency_with_user("first"), agency_with_user("second")

    with context.acting(staff(first)):
        seen = set(User.objects.values_list("agency_id", flat=True))

    assert seen == {first}
    assert second not in seen


def test_context_shows_nothing_when_none_was_entered(database: str) -> None:
    agency_with_user("first")

    assert list(User.objects.all()) == []


def test_context_is_refused_when_set_plainly(database: str) -> None:
    agency = agency_with_user("first")

    with connections[DbRole.WEB].cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, false)", [SETTING, f'{{"agencies":["{agency}"]}}']
        )
        with pytest.raises(DatabaseError, match="context refused"):
            cursor.execute("SELECT count(*) FROM access_user")


def test_context_is_refused_when_replayed_in_another_transaction(database: str) -> None:
    agency = agency_with_user("first")
    with context.acting(staff(agency)), connection().cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [SETTING])
        (captured,) = cursor.fetchone()

    with transaction.atomic(using=DbRole.WEB), connections[DbRole.WEB].cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, captured])
        with pytest.raises(DatabaseError, match="context refused"), transaction.atomic(DbRole.WEB):
            cursor.execute("SELECT count(*) FROM access_user")


def test_context_is_refused_when_one_claim_is_altered(database: str) -> None:
    agency, other = agency_with_user("first"), agency_with_user("second")

    with context.acting(staff(agency)), connection().cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [SETTING])
        body, mac = cursor.fetchone()[0].split(".")
        forged = bytes.fromhex(body).replace(str(agency).encode(), str(other).encode()).hex()
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, f"{forged}.{mac}"])
        with pytest.raises(DatabaseError, match="context refused"), transaction.atomic(DbRole.WEB):
            cursor.execute("SELECT count(*) FROM access_user")
        context.enter(Context(scope="signin"))


def test_context_key_is_unreadable_for_every_application_role(database: str) -> None:
    for role in (DbRole.WEB, DbRole.INTAKE, DbRole.JOBS):
        with connections[role].cursor() as cursor, pytest.raises(DatabaseError, match="denied"):
            cursor.execute("SELECT * FROM access_context_key")
