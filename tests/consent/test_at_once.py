"""A withdrawal and a sharing at the same moment: one is written first, and the other knows of it."""

import threading
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from django.db import connections

from tests.cases.ground import Office, lodged, office, opened
from tests.consent.ground import BOTH, EMBASSY, agreed, took_back
from wayhome.cases.actions.work_on import work_on
from wayhome.consent.actions.withdraw_consent import TakenBack, withdraw_consent
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.queries.covers import NotCovered, require_cover
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")

WAIT = 30


def _beside(act: Callable[[], object]) -> threading.Thread:
    """Another session, on its own connection."""

    def run() -> None:
        act()
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _share(unit: Office, case: UUID, person: UUID, *, meanwhile: Callable[[], None]) -> None:
    """What a room above does: lock the case, ask, and only then write what is handed over."""
    with context.acting(unit.supervisor) as by:
        work_on(case, None, by=by)
        require_cover(
            by,
            case=case,
            person=person,
            purpose=SharePurpose.REPATRIATION,
            groups=BOTH,
            recipient=EMBASSY,
        )
        meanwhile()


def test_sharing_that_waited_for_a_withdrawal_is_refused() -> None:
    unit = office()
    person = lodged(unit.agency)
    case = opened(unit, person).case
    agreed(unit, case, person)
    refused = threading.Event()

    def share() -> None:
        try:
            _share(unit, case, person, meanwhile=lambda: None)
        except NotCovered:
            refused.set()

    with context.acting(unit.supervisor) as by:
        withdraw_consent(case=case, person=person, taken=TakenBack(), by=by)
        sharing = _beside(share)
        # It waits for the withdrawal, which nobody else sees yet, and does not slip past it.
        sharing.join(timeout=1)
        assert sharing.is_alive()
    sharing.join(timeout=WAIT)

    assert refused.is_set()


def test_withdrawal_waits_for_a_sharing_that_was_covered_and_holds_for_the_next() -> None:
    unit = office()
    person = lodged(unit.agency)
    case = opened(unit, person).case
    agreed(unit, case, person)
    threads: list[threading.Thread] = []

    def meanwhile() -> None:
        threads.append(_beside(partial(took_back, unit, case, person)))
        threads[0].join(timeout=1)
        assert threads[0].is_alive()

    _share(unit, case, person, meanwhile=meanwhile)
    threads[0].join(timeout=WAIT)

    assert not threads[0].is_alive()
    with pytest.raises(NotCovered):
        _share(unit, case, person, meanwhile=lambda: None)
