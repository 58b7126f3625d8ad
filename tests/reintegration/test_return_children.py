"""A child returns: with a basis, after the steps for a child, handed over to somebody."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from tests.cases.ground import Office, office
from tests.intake.ground import answers as told_answers
from tests.intake.ground import lodge_publicly
from tests.reintegration.ground import (
    WISH,
    Ground,
    checked,
    considered,
    ground,
    handover,
    journey,
)
from wayhome.care.actions.record_child_step import NewChildStep, record_child_step
from wayhome.care.actions.working import Whom
from wayhome.care.domain.children import ChildStepKind, ChildView, TakingPart
from wayhome.kernel import clock, context
from wayhome.reintegration.actions.consider import agree
from wayhome.reintegration.actions.travel import (
    ReceiptNotConfirmed,
    hand_over,
    plan_journey,
    set_off,
)
from wayhome.reintegration.domain.days import today
from wayhome.reintegration.domain.journeys import Receiver
from wayhome.reintegration.domain.returning import ReturnState
from wayhome.reintegration.domain.wishes import AgeContradicted, Basis, Wish
from wayhome.reintegration.queries.child_steps import ChildNotReady

pytestmark = pytest.mark.usefixtures("database")


def test_child_returns_only_with_a_basis_and_is_handed_over_to_somebody() -> None:
    at = considered(ground())
    wish = replace(WISH, is_child=True, basis=Basis.AUTHORITY)

    with context.acting(at.unit.supervisor) as by:
        agree(writing=at.writing(), wish=wish, on=today(), by=by)
        plan_journey(writing=at.writing(), journey=journey(to="KHM"), by=by)
    checked(at)
    child_steps(at)
    with context.acting(at.unit.supervisor) as by:
        set_off(writing=at.writing(), on=today(), by=by)
        alone = handover(receiver=Receiver.NOBODY)
        with pytest.raises(ReceiptNotConfirmed):
            hand_over(writing=at.writing(), handover=alone, by=by)

    assert at.returning().basis == Basis.AUTHORITY


def test_child_of_a_complaint_is_no_adult_without_a_paper() -> None:
    at = told_child()

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(AgeContradicted):
            agree(writing=at.writing(), wish=WISH, on=today(), by=by)
        shown = replace(WISH, is_shown_adult=True)
        agree(writing=at.writing(), wish=shown, on=today(), by=by)

    assert at.returning().is_child is False


def test_child_does_not_set_off_before_guardian_and_determination() -> None:
    at = considered(ground())
    wish = replace(WISH, is_child=True, basis=Basis.AUTHORITY)
    ready(at, wish)

    with context.acting(at.unit.supervisor) as by, pytest.raises(ChildNotReady) as refusal:
        set_off(writing=at.writing(), on=today(), by=by)
    child_steps(at, ChildStepKind.GUARDIAN)
    with context.acting(at.unit.supervisor) as by, pytest.raises(ChildNotReady) as again:
        set_off(writing=at.writing(), on=today(), by=by)
    assert at.returning().state is ReturnState.PLANNED
    child_steps(at, ChildStepKind.DETERMINATION)
    with context.acting(at.unit.supervisor) as by:
        set_off(writing=at.writing(), on=today(), by=by)

    assert refusal.value.missing == (ChildStepKind.GUARDIAN, ChildStepKind.DETERMINATION)
    assert again.value.missing == (ChildStepKind.DETERMINATION,)
    assert at.returning().state is ReturnState.TRAVELLING


def test_no_child_sets_off_when_nobody_says_what_was_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = considered(ground())
    ready(at, replace(WISH, is_child=True, basis=Basis.AUTHORITY))
    child_steps(at)
    monkeypatch.setattr("wayhome.reintegration.queries.child_steps._sources", [])

    with context.acting(at.unit.supervisor) as by, pytest.raises(ChildNotReady):
        set_off(writing=at.writing(), on=today(), by=by)


def test_adult_shown_by_a_paper_sets_off_without_steps_for_a_child() -> None:
    at = told_child()
    ready(at, replace(WISH, is_shown_adult=True))

    with context.acting(at.unit.supervisor) as by:
        set_off(writing=at.writing(), on=today(), by=by)

    assert at.returning().state is ReturnState.TRAVELLING


def ready(at: Ground, wish: Wish) -> None:
    """A return inside one country, ready but for what a child needs."""
    with context.acting(at.unit.supervisor) as by:
        agree(writing=at.writing(), wish=wish, on=today(), by=by)
        plan_journey(writing=at.writing(), journey=journey(to="KHM"), by=by)
    checked(at)


def told_child() -> Ground:
    """A return of somebody who is a child by the complaint."""
    unit = office()
    return considered(ground(unit, told=lodged_child(unit)))


def lodged_child(unit: Office) -> UUID:
    """A complaint that tells of a child of ten."""
    born = f"{clock.now().year - 10}-01-01"
    return lodge_publicly(unit.agency, answers=told_answers(birth=born)).complaint


def child_steps(at: Ground, *kinds: ChildStepKind) -> None:
    """Steps taken for a child; guardian and determination when none is named."""
    for kind in kinds or (ChildStepKind.GUARDIAN, ChildStepKind.DETERMINATION):
        new = NewChildStep(
            id=uuid4(),
            whom=Whom(at.case, at.person),
            kind=kind,
            on_day=today(),
            took_part=[TakingPart.CHILD, TakingPart.GUARDIAN],
            child_view=ChildView.HEARD,
            words="She wants to be with her aunt.",
        )
        with context.acting(at.unit.supervisor) as by:
            record_child_step(new, by=by)
