"""What PostgreSQL itself refuses: no page adds to a list, and what was screened stays as it was."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import DatabaseError

from tests.cases.ground import Office, office
from tests.intake.ground import staff
from tests.screening.ground import OUK, imported, screened
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.screening.models import Entry, Hit, SanctionsList, Screening, Token, Version

pytestmark = pytest.mark.own_sql


@pytest.fixture
def unit(database: str) -> Office:
    """An agency with a list and a screening."""
    unit = office()
    imported(unit.system, OUK)
    screened(unit.worker, "Tevoda Ouk")
    return unit


FORBIDDEN: dict[str, Callable[[], object]] = {
    "a list": lambda: SanctionsList(agency_id=uuid4(), code="x", title="x").save(),
    "an entry": lambda: Entry.objects.update(until_number=1),
    "words of an entry": lambda: Entry.objects.update(content={}),
    "tokens": lambda: Token.objects.all().delete(),
    "a version": lambda: Version.objects.all().delete(),
    "a screening": lambda: Screening.objects.update(purpose="quality"),
    "a screening that was": lambda: Screening.objects.all().delete(),
    "what was found": lambda: Hit.objects.update(sealed_found=b""),
    "a hit": lambda: Hit.objects.all().delete(),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_page_cannot_change(unit: Office, what: str) -> None:
    with pytest.raises(DatabaseError), context.acting(unit.supervisor):
        FORBIDDEN[what]()


def test_words_of_an_entry_stay_even_for_the_system(unit: Office) -> None:
    with pytest.raises(DatabaseError), context.acting(unit.system):
        Entry.objects.update(content={})


def test_system_reads_no_screening(unit: Office) -> None:
    with pytest.raises(DatabaseError), context.acting(unit.system):
        Screening.objects.count()


def test_partner_sees_neither_lists_nor_screenings(unit: Office) -> None:
    partner = Actor(
        kind=ActorKind.PARTNER,
        agency=unit.agency,
        user=uuid4(),
        roles=frozenset({Role.PARTNER_OFFICER}),
    )

    with context.acting(partner):
        seen = [model.objects.count() for model in (SanctionsList, Entry, Token, Screening, Hit)]

    assert seen == [0] * 5


def test_other_agency_sees_lists_and_no_screenings(unit: Office) -> None:
    with context.acting(staff(uuid4(), Role.SUPERVISOR)):
        seen = [model.objects.count() for model in (SanctionsList, Entry, Screening, Hit)]

    assert seen == [1, 1, 0, 0]
