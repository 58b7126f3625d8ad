"""An agency with a case, and what the rooms above hear of it."""

from uuid import UUID

import pytest

from tests.cases.ground import Office, lodged, office, opened
from wayhome.consent.domain.events import ConsentWithdrawn, LegalBasisEnded
from wayhome.kernel.events import subscribe

heard: list[object] = []


@pytest.fixture
def ears() -> list[object]:
    """What the rooms above hear."""
    heard.clear()
    for kind in (ConsentWithdrawn, LegalBasisEnded):
        subscribe(kind, heard.append)
    return heard


@pytest.fixture
def unit() -> Office:
    """An agency."""
    return office()


@pytest.fixture
def person(unit: Office) -> UUID:
    """A complaint that tells of somebody grown up."""
    return lodged(unit.agency)


@pytest.fixture
def case(unit: Office, person: UUID) -> UUID:
    """A case about that person."""
    return opened(unit, person).case
