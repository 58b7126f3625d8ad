"""Taking consent back: what it reaches, and what counts afterwards."""

from uuid import UUID

import pytest

from tests.cases.ground import Office
from tests.consent.ground import BOTH, EMBASSY, agreed, cover, took_back
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.consent.actions.record_consent import TakenBackSince
from wayhome.consent.domain.events import ConsentWithdrawn
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.queries.covers import NotCovered
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(
    "scope",
    [
        {},
        {"recipient": EMBASSY},
        {"purpose": SharePurpose.REPATRIATION},
        {"group": FieldGroup.CONTACT},
    ],
)
def test_withdrawal_ends_what_it_reaches_and_is_told(
    unit: Office, case: UUID, person: UUID, scope: dict[str, object], ears: list[object]
) -> None:
    agreed(unit, case, person)

    took_back(unit, case, person, **scope)

    with pytest.raises(NotCovered) as refused:
        cover(unit.supervisor, case, person)
    assert refused.value.missing == ({FieldGroup.CONTACT} if "group" in scope else set(BOTH))
    (event,) = ears
    assert isinstance(event, ConsentWithdrawn)
    assert (event.agency, event.case, event.person) == (unit.agency, case, person)
    assert event.recipient == scope.get("recipient", "")


def test_withdrawal_of_something_else_ends_nothing(unit: Office, case: UUID, person: UUID) -> None:
    agreed(unit, case, person)

    took_back(unit, case, person, recipient="embassy:CHN")
    took_back(unit, case, person, purpose=SharePurpose.RESEARCH)

    assert cover(unit.supervisor, case, person).groups == frozenset(BOTH)


def test_yes_after_a_withdrawal_counts_and_one_from_before_is_refused(
    unit: Office, case: UUID, person: UUID
) -> None:
    earlier = clock.now()
    took_back(unit, case, person)

    with pytest.raises(TakenBackSince):
        agreed(unit, case, person, given_at=earlier)
    agreed(unit, case, person)

    cover(unit.supervisor, case, person)


def test_withdrawal_holds_in_a_closed_case_and_a_yes_waits_until_it_is_open(
    unit: Office, case: UUID, person: UUID
) -> None:
    agreed(unit, case, person)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.NO_LEADS, by=by, version=None)

    took_back(unit, case, person)

    with pytest.raises(NotCovered):
        cover(unit.supervisor, case, person)
    with pytest.raises(EventRefused):
        agreed(unit, case, person)
