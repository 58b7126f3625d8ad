"""What a receiver can read and do no longer once a referral is stopped, or nothing covers it."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from tests.care.ground import (
    Ground,
    at_once,
    consent,
    draft,
    ground,
    send,
    sent,
    sign,
)
from tests.care.receiving import answered, moved, seen, told
from tests.consent.ground import took_back
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.domain.closing import Closed
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import (
    ReferralEvent,
    ReferralOutcome,
    ReferralState,
    RejectReason,
    Side,
    StopReason,
)
from wayhome.care.models import Referral
from wayhome.care.queries.received import open_part
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cooperation.actions.sign_agreement import end_agreement
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")

_E = ReferralEvent


@pytest.mark.parametrize(
    ("event", "code", "closed"),
    [
        (_E.RECALL, None, Closed.RECALLED),
        (_E.STOP, StopReason.UNSAFE, Closed.UNSAFE),
    ],
)
def test_view_closes_with_words_why(
    event: ReferralEvent, code: StopReason | None, closed: Closed
) -> None:
    at = ground()
    referral = sent(at)
    parts = seen(at, referral).parts

    moved(at, referral, event, code)

    now = seen(at, referral)
    assert now.closed is closed
    assert now.parts == ()
    with context.acting(at.other.supervisor) as by, pytest.raises(NotFound):
        open_part(by, referral, parts[0].id, purpose=Purpose.PROTECTION)


@pytest.mark.parametrize("state", [ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.DONE])
def test_view_closes_when_consent_is_taken_back(state: ReferralState) -> None:
    at = ground()
    referral = sent(at)
    if state is not ReferralState.SENT:
        answered(at, referral, _E.ACCEPT)
    if state is ReferralState.DONE:
        answered(at, referral, _E.FINISH, ReferralOutcome.HELPED)

    took_back(at.unit, at.case, at.person)

    assert seen(at, referral).closed is Closed.CONSENT
    assert told(at, referral) == ""


def test_view_stays_when_consent_is_taken_back_for_somebody_else() -> None:
    at = ground()
    referral = sent(at)

    took_back(at.unit, at.case, at.person, recipient="lodger")

    assert seen(at, referral).closed is None


def test_sharing_is_stopped_though_the_case_is_closed() -> None:
    at = ground()
    referral = sent(at)
    with context.acting(at.unit.supervisor) as by:
        close(case=at.case, reason=CloseReason.REFERRED, by=by, leaving=[referral])

    took_back(at.unit, at.case, at.person)

    assert seen(at, referral).closed is Closed.CONSENT


def test_view_closes_when_the_agreement_ends() -> None:
    at = ground()
    agreement = sign(at)
    consent(at)
    referral = draft(at)
    send(at, referral)

    with context.acting(at.unit.supervisor) as by:
        end_agreement(agreement, by=by)

    assert seen(at, referral).closed is Closed.AGREEMENT


def test_consent_that_has_run_out_closes_the_view() -> None:
    at = ground()
    sign(at, days=60)
    consent(at)
    referral = draft(at)
    send(at, referral)

    with clock.at(clock.now() + timedelta(days=29)):
        open_still = seen(at, referral).closed
    with clock.at(clock.now() + timedelta(days=32)):
        closed = seen(at, referral).closed

    assert open_still is None
    assert closed is Closed.RUN_OUT


@pytest.mark.parametrize("lost", ["agreement", "consent"])
def test_referral_that_can_be_read_no_longer_is_rejected_and_not_accepted(lost: str) -> None:
    at = ground()
    referral = _sent_for(at, days=1 if lost == "agreement" else 60)

    with clock.at(clock.now() + timedelta(days=3 if lost == "agreement" else 32)):
        with pytest.raises(MoveRefused), context.acting(at.other.intake) as by:
            answer(ReferralMove(referral, ReferralEvent.ACCEPT), by=by)
        with context.acting(at.other.intake) as by:
            state = answer(ReferralMove(referral, ReferralEvent.REJECT, RejectReason.FULL), by=by)

    assert state is ReferralState.REJECTED


def _sent_for(at: Ground, *, days: int) -> UUID:
    """A referral that was sent under an agreement of so many days."""
    sign(at, days=days)
    consent(at)
    referral = draft(at)
    send(at, referral)
    return referral


@pytest.mark.parametrize("lost", ["consent", "agreement", "time"])
def test_accepted_referral_is_finished_though_nothing_can_be_opened(lost: str) -> None:
    at = ground()
    referral = _sent_for(at, days=1 if lost == "agreement" else 60)
    answered(at, referral, _E.ACCEPT)
    if lost == "consent":
        took_back(at.unit, at.case, at.person)
    before = {"agreement": ReferralState.DONE, "time": ReferralState.DONE}

    with clock.at(clock.now() + timedelta(days={"consent": 0, "agreement": 3, "time": 32}[lost])):
        offered = seen(at, referral).events
        answered(at, referral, _E.FINISH, ReferralOutcome.PARTLY)
        after = seen(at, referral)
        text = told(at, referral)

    assert offered == (_E.FINISH,)
    assert after.state is before.get(lost, ReferralState.STOPPED)
    assert (after.events, after.owner, after.parts, text) == ((), Side.SENDER, (), "")
    assert after.closed is not None
    assert (after.steps[-1].event, after.steps[-1].code) == (_E.FINISH, "partly")


def test_reason_of_stopping_stands_when_the_receiver_finishes() -> None:
    at = ground()
    referral = sent(at)
    answered(at, referral, _E.ACCEPT)
    moved(at, referral, _E.STOP, StopReason.UNSAFE)

    answered(at, referral, _E.FINISH, ReferralOutcome.NOT_POSSIBLE)

    assert seen(at, referral).closed is Closed.UNSAFE
    with pytest.raises(MoveRefused):
        answered(at, referral, _E.FINISH, ReferralOutcome.HELPED)


@pytest.mark.parametrize("before", ["never accepted", "finished"])
def test_stopped_referral_takes_no_outcome_when_there_is_none_to_say(before: str) -> None:
    at = ground()
    referral = sent(at)
    if before == "finished":
        answered(at, referral, _E.ACCEPT)
        answered(at, referral, _E.FINISH, ReferralOutcome.HELPED)
    moved(at, referral, _E.STOP, StopReason.UNSAFE)

    with pytest.raises(MoveRefused):
        answered(at, referral, _E.FINISH, ReferralOutcome.HELPED)

    assert seen(at, referral).events == ()


def test_outcome_is_said_once_when_two_say_it_at_once() -> None:
    at = ground()
    referral = sent(at)
    answered(at, referral, _E.ACCEPT)
    moved(at, referral, _E.STOP, StopReason.UNSAFE)
    finish = partial(answered, at, referral, _E.FINISH, ReferralOutcome.HELPED)

    came = at_once(finish, finish)

    assert sorted(type(each).__name__ for each in came) == ["MoveRefused", "NoneType"]


def test_stopped_referral_is_not_changed_with_every_check_off() -> None:
    at = ground()
    referral = sent(at)
    answered(at, referral, _E.ACCEPT)
    moved(at, referral, _E.STOP, StopReason.UNSAFE)

    with context.acting(at.other.supervisor):
        changed = Referral.objects.filter(id=referral).update(state=ReferralState.ACCEPTED)

    assert changed == 0
