"""Agreements decide what may leave, and PostgreSQL repeats it."""

from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError

from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.cooperation.actions.disclose import disclose
from wayhome.cooperation.actions.sign_agreement import (
    NewAgreement,
    end_agreement,
    sign_agreement,
)
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.cooperation.queries.agreement_list import agreement_list
from wayhome.cooperation.queries.agreements import agreement_in_force, agreements_in_force
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import atomic
from wayhome.kernel.period import Period

YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))
IN_FORCE = datetime(2022, 9, 20, 8, 0, tzinfo=UTC)


def supervisor(agency: UUID) -> Actor:
    """Who signs."""
    return Actor(ActorKind.STAFF, agency, uuid4(), frozenset({Role.SUPERVISOR}))


def partner(agency: UUID) -> Actor:
    """Who reads."""
    return Actor(ActorKind.PARTNER, agency, uuid4(), frozenset({Role.PARTNER_OFFICER}))


def signed(owner: Actor, partner_agency: UUID) -> UUID:
    """An agreement for the year 2022."""
    scope = Scope(figures=frozenset({"complaints_received"}))
    new = NewAgreement(partner_agency, AgreementPurpose.PROGRESS, scope, YEAR)
    with context.acting(owner):
        return sign_agreement(new, by=owner)


def test_agreement_is_read_by_its_partner_and_nobody_else(database: str) -> None:
    owner, friend, stranger = supervisor(uuid4()), partner(uuid4()), partner(uuid4())
    with clock.at(IN_FORCE):
        agreement = signed(owner, friend.agency)

        with context.acting(friend):
            seen = [found.id for found in agreements_in_force(friend)]
        with context.acting(stranger):
            hidden = agreements_in_force(stranger)

    assert seen == [agreement]
    assert hidden == []


@pytest.mark.parametrize("days", [-300, 120])
def test_agreement_is_not_in_force_when_the_day_is_outside(database: str, days: int) -> None:
    owner, friend = supervisor(uuid4()), partner(uuid4())
    with clock.at(IN_FORCE):
        agreement = signed(owner, friend.agency)

    with clock.at(IN_FORCE + timedelta(days=days)), context.acting(owner):
        assert agreement_in_force(owner, agreement) is None


def test_agreement_is_not_signed_when_role_may_not(database: str) -> None:
    friend = partner(uuid4())

    with pytest.raises(NotFound):
        signed(friend, uuid4())


def test_disclosure_is_refused_when_agreement_has_ended(database: str) -> None:
    owner, friend = supervisor(uuid4()), partner(uuid4())
    with clock.at(IN_FORCE):
        agreement = signed(owner, friend.agency)
        with context.acting(owner):
            under = agreement_in_force(owner, agreement)
            assert under is not None
            disclose(under=under, kind="progress_report", subject=uuid4(), by=owner)
            end_agreement(agreement, by=owner)

            # The value in hand is stale; the database still knows better.
            with pytest.raises(DatabaseError), atomic():
                disclose(under=under, kind="progress_report", subject=uuid4(), by=owner)


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2021, 12, 31, 16, 30, tzinfo=UTC), False),
        (datetime(2021, 12, 31, 18, 30, tzinfo=UTC), True),
        (datetime(2022, 1, 1, 2, 0, tzinfo=UTC), True),
        (datetime(2022, 12, 31, 2, 0, tzinfo=UTC), True),
        (datetime(2022, 12, 31, 18, 30, tzinfo=UTC), False),
        (datetime(2023, 1, 1, 2, 0, tzinfo=UTC), False),
    ],
)
def test_agreement_holds_from_the_first_to_the_last_day_of_the_office(
    *, database: str, moment: datetime, holds: bool
) -> None:
    owner, friend = supervisor(uuid4()), partner(uuid4())
    with clock.at(IN_FORCE):
        agreement = signed(owner, friend.agency)
        with context.acting(owner):
            under = agreement_in_force(owner, agreement)
    assert under is not None

    with clock.at(moment), context.acting(owner):
        assert bool(agreement_in_force(owner, under.id)) is holds
        assert [row.is_in_force for row in agreement_list(owner)] == [holds]
        # PostgreSQL counts the same days, whatever the application holds in its hand.
        with nullcontext() if holds else pytest.raises(DatabaseError), atomic():
            disclose(under=under, kind="progress_report", subject=uuid4(), by=owner)


def test_agreement_of_another_agency_cannot_be_ended(database: str) -> None:
    owner, other = supervisor(uuid4()), supervisor(uuid4())
    with clock.at(IN_FORCE):
        agreement = signed(owner, uuid4())

        with context.acting(other), pytest.raises(NotFound):
            end_agreement(agreement, by=other)
