"""Beds are never promised twice: the rule over any nights, and two who want the last one at once."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.ground import Ground, at_once, ground, provider
from tests.cases.ground import lodged, opened
from wayhome.care.actions.approve import NewApproval, approve, set_approvals
from wayhome.care.actions.keep_beds import (
    NewStay,
    NoShelter,
    arrive,
    book_stay,
    cancel_stay,
    leave,
)
from wayhome.care.actions.record_child_step import NewChildStep, record_child_step
from wayhome.care.actions.working import Whom
from wayhome.care.domain.approvals import ApprovalMissing, ApprovalStep, Verdict
from wayhome.care.domain.children import (
    ChildStepKind,
    ChildStepsMissing,
    ChildView,
    ForWhat,
    TakingPart,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.domain.stays import (
    DaysDisordered,
    LeaveReason,
    Nights,
    NoBedFree,
    check_bed,
    most_taken,
)
from wayhome.care.queries.care_page import care_page
from wayhome.care.queries.child_steps import steps_in_the_way
from wayhome.care.queries.providers import provider as provider_line
from wayhome.kernel import clock, context

_DAY = date(2022, 9, 1)
_days = st.integers(0, 30)
_nights = st.builds(
    lambda start, length: Nights(
        _DAY + timedelta(days=start),
        None if length is None else _DAY + timedelta(days=start + length),
    ),
    _days,
    st.none() | st.integers(0, 15),
)


@given(_nights, st.lists(_nights, max_size=8))
def test_most_taken_is_what_counting_every_night_finds(
    wanted: Nights, others: list[Nights]
) -> None:
    nights = [_DAY + timedelta(days=day) for day in range(70)]
    counted = [sum(each.holds(night) for each in others) for night in nights if wanted.holds(night)]

    assert most_taken(wanted, others) == max(counted, default=0)


@given(st.lists(_nights, max_size=12), st.integers(0, 3))
def test_no_night_has_more_than_the_beds_whoever_comes(asked: list[Nights], beds: int) -> None:
    kept: list[Nights] = []
    for each in asked:
        try:
            check_bed(each, kept, beds=beds)
        except NoBedFree:
            continue
        kept.append(each)

    for night in (_DAY + timedelta(days=day) for day in range(70)):
        assert sum(each.holds(night) for each in kept) <= beds


@given(_nights, _days)
def test_nights_slept_never_exceed_the_days_gone_by(nights: Nights, day: int) -> None:
    today = _DAY + timedelta(days=day)

    assert 0 <= nights.count(today) <= max(0, (today - nights.arrives).days)


def test_leaving_before_arriving_is_refused() -> None:
    with pytest.raises(DaysDisordered):
        Nights(_DAY, _DAY - timedelta(days=1))


def book(at: Ground, shelter: UUID, whom: Whom | None = None, **more: object) -> UUID:
    """Keep a bed from today."""
    new = NewStay(uuid4(), whom or at.whom, shelter, clock.local_today(), **more)  # type: ignore[arg-type]  # tests name the parts
    with context.acting(at.unit.supervisor) as by:
        return book_stay(new, by=by)


def another(at: Ground) -> Whom:
    """A person of another case."""
    complaint = lodged(at.unit.agency)
    return Whom(opened(at.unit, complaint).case, complaint)


def test_last_bed_goes_to_one_when_two_want_it_at_once(database: str) -> None:
    at = ground()
    shelter = provider(at, capacity=1)
    other = another(at)

    came = at_once(lambda: book(at, shelter), lambda: book(at, shelter, other))

    assert [type(each) for each in came if isinstance(each, Exception)] == [NoBedFree]
    assert sum(isinstance(each, UUID) for each in came) == 1
    with context.acting(at.unit.supervisor) as by:
        assert provider_line(by, shelter).free == 0


def test_bed_is_free_again_when_it_was_given_back_or_left(database: str) -> None:
    at = ground()
    shelter = provider(at, capacity=1)
    first = book(at, shelter)

    with context.acting(at.unit.supervisor) as by:
        cancel_stay(first, case=at.case, by=by)
    second = book(at, shelter)
    with context.acting(at.unit.supervisor) as by:
        arrive(second, clock.local_today(), case=at.case, by=by)
        leave(second, clock.local_today(), LeaveReason.HOME, case=at.case, by=by)

    assert isinstance(book(at, shelter, another(at)), UUID)


@pytest.mark.parametrize("more", [{"kinds": [ServiceKind.LEGAL]}, {"capacity": None}])
def test_bed_is_not_kept_where_there_are_none(database: str, more: dict[str, object]) -> None:
    at = ground()

    with pytest.raises(NoShelter):
        book(at, provider(at, **more))


def test_child_moves_in_only_after_a_guardian_and_an_assessment(database: str) -> None:
    at = ground()
    with clock.at(clock.now().replace(year=2022)):
        whom = another(at)
        shelter = provider(at)
        stay = book(at, shelter, whom)
        with pytest.raises(ChildStepsMissing) as refusal, context.acting(at.unit.supervisor) as by:
            arrive(stay, clock.local_today(), case=whom.case, by=by)
        for kind in (ChildStepKind.GUARDIAN, ChildStepKind.ASSESSMENT):
            step(at, whom, kind)

        with context.acting(at.unit.supervisor) as by:
            arrive(stay, clock.local_today(), case=whom.case, by=by)
            before_return = steps_in_the_way(
                by, whom.case, person=whom.person, for_what=ForWhat.RETURN
            )
            (line,) = care_page(by, whom.case).stays

    assert refusal.value.missing == (ChildStepKind.GUARDIAN, ChildStepKind.ASSESSMENT)
    assert before_return == (ChildStepKind.DETERMINATION,)
    assert line.provider == shelter


def step(at: Ground, whom: Whom, kind: ChildStepKind) -> None:
    """A step for a child."""
    new = NewChildStep(
        id=uuid4(),
        whom=whom,
        kind=kind,
        on_day=clock.local_today(),
        took_part=[TakingPart.CHILD, TakingPart.GUARDIAN],
        child_view=ChildView.HEARD,
        words="She wants to stay near the sea.",
    )
    with context.acting(at.unit.supervisor) as by:
        record_child_step(new, by=by)


def test_moving_in_waits_for_a_supervisor_where_the_agency_chose_so(database: str) -> None:
    at = ground()
    stay = book(at, provider(at))
    with context.acting(at.unit.supervisor) as by:
        set_approvals([ApprovalStep.STAY], by=by)

    with pytest.raises(ApprovalMissing), context.acting(at.unit.supervisor) as by:
        arrive(stay, clock.local_today(), case=at.case, by=by)
    with context.acting(at.unit.supervisor) as by:
        approve(NewApproval(at.case, ApprovalStep.STAY, stay, Verdict.APPROVED), by=by)
        arrive(stay, clock.local_today(), case=at.case, by=by)
