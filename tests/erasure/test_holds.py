"""What still needs the words of a case keeps it from being erased, at every step."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings

from tests.cases.ground import NEWS
from tests.erasure.ground import (
    ASKED,
    Told,
    approved,
    carried_out,
    proposed,
    seen,
    shut,
    told,
)
from tests.justice.ground import alleged_in, convicted
from tests.reintegration import ground as home
from wayhome.cases.actions.close import reopen
from wayhome.erasure.actions.decide import approve
from wayhome.erasure.actions.moving import Held
from wayhome.erasure.actions.propose import NewErasure, propose
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.queries.erasures import erasure_page
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def at(database: str) -> Told:
    """A closed case that may be erased."""
    return told()


def reopened(at: Told) -> None:
    """The case is worked on again."""
    with context.acting(at.unit.supervisor) as by:
        reopen(case=at.case, why=NEWS, by=by)


def held(at: Told, new: NewErasure = ASKED) -> set[HoldKind]:
    """Why a proposal is refused."""
    with context.acting(at.unit.supervisor) as by, pytest.raises(Held) as refused:
        propose(subject=case_subject(at.case), new=new, by=by)
    return set(refused.value.holds)


def on_trial(at: Told) -> None:
    """A verdict that is not final."""
    convicted(at.unit, at.case, alleged_in(at.unit, at.case))


def going_home(at: Told) -> None:
    """Somebody who was handed over, and is followed from now on."""
    home.home(home.Ground(at.unit, at.case, at.complaint))


@pytest.mark.parametrize(
    ("happens", "kind"), [(on_trial, HoldKind.PROCEEDING), (going_home, HoldKind.FOLLOWED)]
)
def test_what_is_not_over_keeps_a_closed_case(
    at: Told, happens: Callable[[Told], None], kind: HoldKind
) -> None:
    reopened(at)
    happens(at)
    shut(at.unit, at.case)

    assert held(at) == {kind}
    with context.acting(at.unit.supervisor) as by:
        page = erasure_page(by, case_subject(at.case))
    assert page.holds == (kind,)


def test_open_case_is_kept(at: Told) -> None:
    reopened(at)

    assert held(at) == {HoldKind.CASE_OPEN}


def test_time_is_over_after_two_years_and_not_before(at: Told) -> None:
    by_time = NewErasure(Ground.TIME_OVER, "Nobody asked for it since.")
    now = clock.now()

    with clock.at(now + timedelta(days=settings.KEEP_DAYS) - timedelta(days=1)):
        assert held(at, by_time) == {HoldKind.NOT_OVER}
    with (
        clock.at(now + timedelta(days=settings.KEEP_DAYS) + timedelta(days=1)),
        context.acting(at.unit.supervisor) as by,
    ):
        assert propose(subject=case_subject(at.case), new=by_time, by=by)


def test_nobody_agrees_to_erase_what_was_opened_again(at: Told) -> None:
    erasure = proposed(at)
    reopened(at)

    with context.acting(at.second) as by, pytest.raises(Held):
        approve(erasure=erasure, by=by)


def test_clock_that_jumps_brings_an_erasure_nearer_by_a_day(at: Told) -> None:
    erasure = approved(at)

    for days in (400, 400, 400):
        with clock.at(clock.now() + timedelta(days=days)):
            seen(at)

    assert carried_out(at, erasure) == 0
    with context.acting(at.unit.supervisor) as by:
        row = erasure_page(by, case_subject(at.case)).row
    assert row is not None
    assert row.due_on == clock.local_today() + timedelta(days=13)
