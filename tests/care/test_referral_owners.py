"""One owner at any time: whatever happens in whatever order, and two who act at the same moment."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.care.ground import Ground, at_once, beside, consent, draft, ground, send, sent, sign
from tests.consent.ground import took_back
from wayhome.access.policy import NotFound
from wayhome.care.actions.move_referral import ReferralMove, answer, move_own
from wayhome.care.actions.send_referral import ReferralUnderWay
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import (
    LIVE,
    ReferralEvent,
    ReferralOutcome,
    ReferralState,
    RejectReason,
    Side,
    StopReason,
)
from wayhome.care.queries.referrals import referrals_of
from wayhome.kernel import context

_E = ReferralEvent
_CODES: dict[ReferralEvent, RejectReason | StopReason | ReferralOutcome] = {
    _E.REJECT: RejectReason.FULL,
    _E.STOP: StopReason.UNSAFE,
    _E.FINISH: ReferralOutcome.HELPED,
}
_OURS = (_E.SEND, _E.RECALL, _E.STOP)


def happen(at: Ground, referral: UUID, event: ReferralEvent) -> None:
    """Let an event happen at the end that it belongs to."""
    if event is _E.SEND:
        send(at, referral)
        return
    move = ReferralMove(referral, event, _CODES.get(event))
    if event in _OURS:
        with context.acting(at.unit.supervisor) as by:
            move_own(move, case=at.case, by=by)
    else:
        with context.acting(at.other.intake) as by:
            answer(move, by=by)


def states(at: Ground) -> dict[UUID, ReferralState]:
    """Where every referral of the case stands."""
    with context.acting(at.unit.supervisor) as by:
        return {line.id: line.state for line in referrals_of(by, at.case)}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(list(_E))), max_size=10))
def test_service_has_one_owner_whatever_happens(
    database: str, events: list[tuple[int, ReferralEvent]]
) -> None:
    at = _prepared(database)
    referrals = [draft(at), draft(at)]

    for which, event in events:
        before = states(at)
        with suppress(MoveRefused, NotFound, ReferralUnderWay):
            happen(at, referrals[which], event)

        after = states(at)
        owners = [Side.RECEIVER for each in after.values() if each is ReferralState.ACCEPTED]
        live = [each for each in after.values() if each in LIVE]
        changed = [each for each in after if after[each] is not before[each]]
        assert len(owners) <= 1
        assert len(live) <= 1
        assert set(changed) <= {referrals[which]}
    _put_away(at, referrals)


_PREPARED: dict[str, Ground] = {}


def _prepared(database: str) -> Ground:
    """One ground for all examples of a test: the database is emptied after them."""
    if database not in _PREPARED:
        at = _PREPARED[database] = ground()
        sign(at)
        consent(at)
    return _PREPARED[database]


def _put_away(at: Ground, referrals: list[UUID]) -> None:
    """Leave nothing live for the next example."""
    for referral in referrals:
        for event in (_E.RECALL, _E.STOP):
            with suppress(MoveRefused, NotFound, ReferralUnderWay):
                happen(at, referral, event)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    _PREPARED.clear()


@pytest.mark.parametrize("round_", range(3))
def test_recall_and_acceptance_at_once_leave_exactly_one(database: str, round_: int) -> None:
    at = ground()
    referral = sent(at)

    came = at_once(
        partial(happen, at, referral, _E.RECALL), partial(happen, at, referral, _E.ACCEPT)
    )

    assert sorted(type(each).__name__ for each in came) == ["MoveRefused", "NoneType"]
    state = states(at)[referral]
    assert state is (ReferralState.RECALLED if came[0] is None else ReferralState.ACCEPTED)


def test_two_sendings_at_once_leave_one_owner(database: str) -> None:
    at = ground()
    sign(at)
    consent(at)
    first, second = draft(at), draft(at)

    came = at_once(partial(send, at, first), partial(send, at, second))

    assert [type(each) for each in came if each is not None] == [ReferralUnderWay]
    assert sorted(states(at).values()) == [ReferralState.DRAFT, ReferralState.SENT]


def test_withdrawal_and_sending_at_once_share_nothing(database: str) -> None:
    at = ground()
    sign(at)
    consent(at)
    referral = draft(at)

    at_once(partial(send, at, referral), partial(took_back, at.unit, at.case, at.person))

    # Whichever was first: nothing is readable once both are over.
    assert states(at)[referral] in {ReferralState.DRAFT, ReferralState.STOPPED}


def test_withdrawal_stands_when_the_receiver_rejects_at_that_moment(
    database: str, superuser: psycopg.Connection
) -> None:
    at = ground()
    referral = sent(at)

    with context.acting(at.other.intake) as by:
        answer(ReferralMove(referral, _E.REJECT, RejectReason.FULL), by=by)
        came = beside(partial(took_back, at.unit, at.case, at.person), superuser)

    assert not isinstance(came(), Exception)
    assert states(at)[referral] is ReferralState.REJECTED


def test_answer_twice_is_refused(database: str) -> None:
    at = ground()
    referral = sent(at)
    happen(at, referral, _E.ACCEPT)

    with pytest.raises(MoveRefused):
        happen(at, referral, _E.REJECT)
