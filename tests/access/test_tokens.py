"""Tokens of partners' systems: shown once, kept as a hash, gone when revoked."""

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.actions.manage_tokens import create_token, revoke_token
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.access.queries.tokens import actor_of_token
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import atomic

YEAR = timedelta(days=365)


def user_of(system: Actor, role: Role) -> UUID:
    """An agency with one user of a role."""
    with context.acting(system):
        code = str(system.agency)[:8]
        create_agency(NewAgency(code=code, name=code, kind=AgencyKind.EMBASSY), by=system)
        new = NewUser(username=code, display_name=code, password="long enough 1234", roles=[role])
        return create_user(new, by=system)


def caller(token: str) -> Actor | None:
    """Who calls, as the interface finds out."""
    with atomic():
        context.enter(context.SIGN_IN)
        return actor_of_token(token)


def test_token_names_its_partner_until_revoked(
    database: str, superuser: psycopg.Connection
) -> None:
    system = Actor.system(uuid4())
    user = user_of(system, Role.PARTNER_OFFICER)
    with context.acting(system):
        made = create_token(user=user, label="case system", lasts=YEAR, by=system)
    before = caller(made.token)

    with context.acting(system):
        revoke_token(made.id, by=system)
        revoke_token(made.id, by=system)
    leaves = superuser.execute("SELECT count(*) FROM audit_leaf WHERE tag LIKE 'access:token:%'")
    stored = superuser.execute("SELECT digest FROM access_partner_token").fetchone()

    assert before is not None
    assert (before.kind, before.agency, before.user) == (ActorKind.PARTNER, system.agency, user)
    assert caller(made.token) is None
    assert leaves.fetchone() == (2,)
    assert stored is not None
    assert made.token.encode() not in stored[0]
    assert made.token not in repr(made)


def test_token_is_unknown_when_it_ran_out(database: str) -> None:
    system = Actor.system(uuid4())
    user = user_of(system, Role.PARTNER_OFFICER)
    with context.acting(system):
        made = create_token(user=user, label="x", lasts=YEAR, by=system)

    with clock.at(clock.now() + YEAR + timedelta(seconds=1)):
        assert caller(made.token) is None


def test_token_is_refused_when_user_is_no_partner_or_of_another_agency(database: str) -> None:
    system, other = Actor.system(uuid4()), Actor.system(uuid4())
    supervisor = user_of(system, Role.SUPERVISOR)
    partner = user_of(other, Role.PARTNER_OFFICER)

    for user in (supervisor, partner, uuid4()):
        with context.acting(system), pytest.raises(NotFound):
            create_token(user=user, label="x", lasts=YEAR, by=system)


def test_token_of_another_agency_is_not_there_when_revoked(database: str) -> None:
    system, other = Actor.system(uuid4()), Actor.system(uuid4())
    user = user_of(system, Role.PARTNER_OFFICER)
    with context.acting(system):
        made = create_token(user=user, label="x", lasts=YEAR, by=system)

    with context.acting(other), pytest.raises(NotFound):
        revoke_token(made.id, by=other)

    assert caller(made.token) is not None
