"""A referral is given to one person of the receiver, who then reads, answers and finishes it."""

from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError

from tests.care.ground import Ground, ground, sent
from tests.care.receiving import answered, moved, seen, told
from tests.cases.ground import office
from tests.intake.ground import CANARY
from wayhome.access.policy import NotFound
from wayhome.care.actions.give_referral import give_referral
from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import ReferralEvent, ReferralOutcome, ReferralState, StopReason
from wayhome.care.models import Referral, ReferralHolder
from wayhome.care.queries.received import inbox, received
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")

_E = ReferralEvent


def give(at: Ground, referral: UUID, to: Actor | None) -> None:
    """The supervisor of the other agency gives it to somebody there."""
    with context.acting(at.other.supervisor) as by:
        give_referral(referral, to.user if to else None, by=by)


def listed(actor: Actor) -> list[UUID]:
    """What somebody finds among the referrals that came."""
    with context.acting(actor) as by:
        return [line.id for line in inbox(by)]


def test_case_worker_reads_answers_and_finishes_what_they_were_given() -> None:
    at = ground()
    referral = sent(at)
    before = listed(at.other.worker)

    give(at, referral, at.other.worker)
    text = told(at, referral, by=at.other.worker)
    with context.acting(at.other.worker) as by:
        answer(ReferralMove(referral, _E.ACCEPT), by=by)
        answer(ReferralMove(referral, _E.FINISH, ReferralOutcome.HELPED), by=by)

    assert (before, listed(at.other.worker)) == ([], [referral])
    assert CANARY in text
    assert seen(at, referral).state is ReferralState.DONE
    assert seen(at, referral).holder == at.other.worker.user


def test_referral_has_one_holder_at_a_time() -> None:
    at = ground()
    referral = sent(at)

    give(at, referral, at.other.worker)
    give(at, referral, at.other.other_worker)

    assert (listed(at.other.worker), listed(at.other.other_worker)) == ([], [referral])
    with context.acting(at.other.worker) as by:
        with pytest.raises(NotFound):
            received(by, referral)
        with pytest.raises(NotFound):
            answer(ReferralMove(referral, _E.ACCEPT), by=by)
    give(at, referral, None)
    assert listed(at.other.other_worker) == []
    assert seen(at, referral).holder is None


def test_referral_is_given_by_the_receivers_supervisor_alone() -> None:
    at = ground()
    referral = sent(at)

    for stranger in (
        at.other.intake,
        at.other.worker,
        at.unit.supervisor,
        office("third", receives=False).supervisor,
    ):
        with pytest.raises(NotFound), context.acting(stranger) as by:
            give_referral(referral, at.other.worker.user, by=by)

    assert seen(at, referral).holder is None


@pytest.mark.parametrize("whom", ["intake", "sender", "unknown"])
def test_referral_is_given_to_nobody_who_may_not_work_on_cases_here(whom: str) -> None:
    at = ground()
    referral = sent(at)
    to = {"intake": at.other.intake.user, "sender": at.unit.worker.user, "unknown": uuid4()}[whom]

    with pytest.raises(NotFound), context.acting(at.other.supervisor) as by:
        give_referral(referral, to, by=by)


def test_referral_that_is_over_is_given_to_nobody() -> None:
    at = ground()
    referral = sent(at)
    moved(at, referral, _E.RECALL)

    with pytest.raises(MoveRefused):
        give(at, referral, at.other.worker)


def test_holder_finishes_what_was_stopped_and_opens_nothing() -> None:
    at = ground()
    referral = sent(at)
    give(at, referral, at.other.worker)
    answered(at, referral, _E.ACCEPT)
    moved(at, referral, _E.STOP, StopReason.UNSAFE)

    with context.acting(at.other.worker) as by:
        answer(ReferralMove(referral, _E.FINISH, ReferralOutcome.PARTLY), by=by)

    assert told(at, referral, by=at.other.worker) == ""
    assert seen(at, referral).steps[-1].event is _E.FINISH


def test_sender_does_not_see_who_holds_it_and_plants_nobody() -> None:
    at = ground()
    referral = sent(at)
    give(at, referral, at.other.worker)

    with context.acting(at.unit.supervisor):
        read = ReferralHolder.objects.count()
    with pytest.raises(DatabaseError), context.acting(at.unit.supervisor):
        _plant(referral, agency=at.unit.agency, user=at.unit.worker)
    with pytest.raises(DatabaseError), context.acting(at.unit.supervisor):
        _plant(referral, agency=at.other.agency, user=at.other.other_worker)

    assert read == 0


def _plant(referral: UUID, *, agency: UUID, user: Actor) -> None:
    """Write a holder with every check of the application off."""
    row = Referral.objects.get(id=referral)
    ReferralHolder(agency_id=agency, referral=row, user_id=user.user, given_at=clock.now()).save(
        force_insert=True
    )
