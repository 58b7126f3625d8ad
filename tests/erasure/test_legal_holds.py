"""A legal hold keeps a case until a day; two people stand for it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.ground import office
from tests.cases.test_at_once import beside
from tests.casework.ground import browser
from tests.erasure.ground import Told, approved, carried_out, told, waited
from wayhome.access.policy import NotFound
from wayhome.erasure.actions.carry_out import carry_out
from wayhome.erasure.actions.decide import SamePerson
from wayhome.erasure.actions.hold import (
    DayPassed,
    HoldOver,
    NewHold,
    agree_hold,
    ask_hold,
    lift_hold,
)
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.legal_holds import UNAGREED, HoldDays, HoldReason
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.queries.erasures import erasure_page
from wayhome.kernel import clock, context
from wayhome.kernel.database import DbRole
from wayhome.kernel.erasing import Erased

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))


@pytest.fixture
def at(database: str) -> Told:
    """A closed case that may be erased."""
    return told()


def asked(at: Told, days: int = 60) -> UUID:
    """A hold that the worker asked for."""
    new = NewHold(HoldReason.COURT, clock.local_today() + timedelta(days=days))
    with context.acting(at.unit.worker) as by:
        return ask_hold(subject=case_subject(at.case), new=new, by=by)


def holds_now(at: Told) -> tuple[HoldKind, ...]:
    """What keeps the case."""
    with context.acting(at.unit.supervisor) as by:
        return erasure_page(by, case_subject(at.case)).holds


def test_hold_holds_at_once_and_ends_by_itself_when_nobody_agrees(at: Told) -> None:
    asked(at)

    assert holds_now(at) == (HoldKind.LEGAL,)
    with clock.at(clock.now() + UNAGREED + timedelta(days=1)):
        assert holds_now(at) == ()


def test_hold_that_another_agreed_to_holds_until_its_day(at: Told) -> None:
    hold = asked(at)
    with context.acting(at.second) as by:
        agree_hold(hold=hold, by=by)

    with clock.at(clock.now() + timedelta(days=60)):
        assert holds_now(at) == (HoldKind.LEGAL,)
    with clock.at(clock.now() + timedelta(days=61)):
        assert holds_now(at) == ()


def test_erasure_that_was_agreed_to_waits_for_a_hold_and_goes_when_it_is_lifted(at: Told) -> None:
    erasure = approved(at)
    hold = asked(at)
    waited(at)

    assert carried_out(at, erasure) == 0
    with context.acting(at.second) as by:
        lift_hold(hold=hold, by=by)
    assert carried_out(at, erasure) > 0


def test_nobody_agrees_to_a_hold_of_their_own_nor_in_another_agency(at: Told) -> None:
    new = NewHold(HoldReason.INQUIRY, clock.local_today() + timedelta(days=5))
    with context.acting(at.unit.supervisor) as by:
        hold = ask_hold(subject=case_subject(at.case), new=new, by=by)
        with pytest.raises(SamePerson):
            agree_hold(hold=hold, by=by)
    other = office("other", receives=False)
    for stranger in (other.supervisor, at.unit.worker, at.unit.intake):
        with context.acting(stranger) as by, pytest.raises(NotFound):
            lift_hold(hold=hold, by=by)


def test_hold_that_is_over_is_neither_agreed_to_nor_lifted(at: Told) -> None:
    hold = asked(at)
    with context.acting(at.second) as by:
        lift_hold(hold=hold, by=by)
        with pytest.raises(HoldOver):
            agree_hold(hold=hold, by=by)
        with pytest.raises(HoldOver):
            lift_hold(hold=hold, by=by)
        with pytest.raises(DayPassed):
            ask_hold(
                subject=case_subject(at.case),
                new=NewHold(HoldReason.COURT, clock.local_today()),
                by=by,
            )


def test_hold_is_asked_for_and_agreed_to_on_the_page(at: Told) -> None:
    page = f"/desk/cases/{at.case}/erasure/"
    first, second = browser(at.unit.supervisor), browser(at.second)
    until = clock.local_today() + timedelta(days=30)

    wrong = first.post(f"{page}hold/", {"hold-reason": "court", "hold-ends_on": "2001-01-01"})
    sent = first.post(f"{page}hold/", {"hold-reason": "court", "hold-ends_on": str(until)})

    assert wrong.status_code == 422
    assert b"Choose a day that is to come" in wrong.content
    assert sent.status_code == 302
    assert b"Agree to keep it" not in first.get(page).content
    assert b"A legal hold is in force" in second.get(page).content
    hold = second.get(page).context["found"].legal[0].id
    assert second.post(f"{page}hold/{hold}/agree/").status_code == 302
    assert b"Nobody has agreed yet" not in first.get(page).content
    assert first.post(f"{page}hold/{hold}/lift/").status_code == 302
    assert b"None is in force" in second.get(page).content


@given(asked_on=DAYS, ends_on=DAYS, today=DAYS, is_agreed=st.booleans())
def test_lifted_hold_never_holds_and_none_holds_after_its_day(
    asked_on: date, ends_on: date, today: date, *, is_agreed: bool
) -> None:
    lifted = HoldDays(asked_on, ends_on, is_agreed=is_agreed, is_lifted=True)
    standing = HoldDays(asked_on, ends_on, is_agreed=is_agreed, is_lifted=False)

    assert not lifted.is_in_force(today)
    assert not (standing.is_in_force(today) and today > ends_on)


def test_hold_that_comes_while_keys_are_destroyed_is_refused(at: Told) -> None:
    erasure = approved(at)
    waited(at)
    refused: list[Erased] = []

    def ask_too_late() -> None:
        try:
            asked(at)
        except Erased as gone:
            refused.append(gone)

    with (
        beside(ask_too_late) as late,
        context.acting(at.unit.system, role=DbRole.JOBS) as by,
    ):
        carry_out(erasure=erasure, by=by)
        late.start()
        late.join(timeout=1)

    assert len(refused) == 1
    assert holds_now(at) == ()
