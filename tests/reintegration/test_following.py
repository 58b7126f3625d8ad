"""Following a person: safe contact, what was found, reintegrated, lost, trafficked again."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.ground import office
from tests.reintegration.ground import (
    considered,
    ground,
    home,
    measured,
    missed,
    reachable,
    reported,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.domain.risk import Risk
from wayhome.cases.queries.case_page import case_page
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.queries.safe_contact import ContactUnsafe
from wayhome.kernel import clock, context
from wayhome.kernel.period import Period
from wayhome.reintegration.actions.begin_following import begin_following
from wayhome.reintegration.actions.end_following import (
    LinkUnknown,
    confirm_reintegrated,
    lose,
    record_death,
    record_trafficked_again,
    refuse_contact,
    take_up,
)
from wayhome.reintegration.actions.follow_up import Contact, Found, report
from wayhome.reintegration.actions.plan_follow_up import drop_follow_up, plan_follow_up
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowEvent, FollowRefused, FollowState
from wayhome.reintegration.domain.outcomes import TooEarly, TooFewAttempts
from wayhome.reintegration.domain.ways import Way
from wayhome.reintegration.queries.due import due_follow_ups
from wayhome.reintegration.queries.figures import figures, persons_in
from wayhome.reintegration.queries.followings import followings_of
from wayhome.reintegration.queries.words import open_entry

pytestmark = pytest.mark.usefixtures("database")


def later(days: int) -> datetime:
    """A moment some days from now."""
    return clock.now() + timedelta(days=days)


def test_person_is_reintegrated_when_three_follow_ups_found_them_safe() -> None:
    at = reachable(home(ground()))

    for days in (7, 30):
        reported(at, when=later(days))
    with context.acting(at.unit.supervisor) as by, pytest.raises(TooEarly):
        confirm_reintegrated(writing=at.writing(), by=by)
    reported(at, when=later(91), health=None)
    with clock.at(later(92)), context.acting(at.unit.supervisor) as by:
        confirm_reintegrated(writing=at.writing(), by=by)

    assert at.following().state is FollowState.REINTEGRATED
    assert [each.measures for each in at.following().reports][2] == measured(health=None)


def test_nobody_is_reintegrated_when_the_last_follow_up_found_danger() -> None:
    at = reachable(home(ground()))
    for days in (7, 30, 60):
        reported(at, when=later(days))
    reported(at, when=later(90), safety=2)

    with clock.at(later(91)), context.acting(at.unit.supervisor) as by, pytest.raises(TooEarly):
        confirm_reintegrated(writing=at.writing(), by=by)


def test_case_worker_does_not_confirm_reintegration() -> None:
    at = reachable(home(ground()))
    with context.acting(at.unit.supervisor) as by:
        assign(case=at.case, owner=Owner(user=at.unit.worker.user, team=at.unit.team), by=by)
    for days in (7, 30, 60):
        reported(at, when=later(days), by=at.unit.worker)

    with (
        clock.at(later(61)),
        context.acting(at.unit.worker) as by,
        pytest.raises(NotFound),
    ):
        confirm_reintegrated(writing=at.writing(), by=by)


def test_contact_is_refused_when_no_rule_says_that_it_is_safe() -> None:
    at = home(ground())

    with pytest.raises(ContactUnsafe) as refusal:
        reported(at, when=later(0))

    assert refusal.value.reason
    assert at.following().reports == ()


def test_contact_is_refused_by_another_way_than_agreed() -> None:
    at = reachable(home(ground()), ContactWay.VISIT)

    with pytest.raises(ContactUnsafe):
        missed(at, when=later(0), way=Way.CALL)
    missed(at, when=later(0), way=Way.VISIT)

    assert at.following().follow_ups[0].attempts == 1


def test_no_rule_stands_in_the_way_when_they_got_in_touch_themselves() -> None:
    at = home(ground())
    due = at.following().next_due
    assert due is not None

    with context.acting(at.unit.supervisor) as by:
        contact = Contact(Way.THEY_CAME, clock.now(), "She rang us.")
        report(
            writing=at.writing(),
            follow_up=due.id,
            contact=contact,
            found=Found(measured(), next_on=today() + timedelta(days=3)),
            by=by,
        )

    assert {each.done_on for each in at.following().follow_ups} == {today(), None}
    assert len(at.following().follow_ups) == 6


def test_person_is_lost_only_after_attempts_on_several_days_and_ways() -> None:
    at = reachable(home(ground()))
    for days in (7, 8):
        missed(at, when=later(days))
    with context.acting(at.unit.supervisor) as by, pytest.raises(TooFewAttempts):
        lose(writing=at.writing(), by=by)

    missed(at, when=later(9), way=Way.VISIT)
    with clock.at(later(10)), context.acting(at.unit.supervisor) as by:
        lose(writing=at.writing(), by=by)
        assert due_follow_ups(by) == ()
        take_up(writing=at.writing(), next_on=today(), by=by)
        with pytest.raises(TooFewAttempts):
            lose(writing=at.writing(), by=by)

    assert at.following().state is FollowState.FOLLOWED


def test_case_becomes_critical_when_a_person_was_trafficked_again() -> None:
    at = home(ground())
    new = ground(at.unit)

    with context.acting(at.unit.supervisor) as by:
        code = case_page(by, new.case).row.code
        own = case_page(by, at.case).row.code
        for wrong in ("0000-0000", own):
            with pytest.raises(LinkUnknown):
                record_trafficked_again(writing=at.writing(), on=today(), linked_code=wrong, by=by)
        record_trafficked_again(writing=at.writing(), on=today(), linked_code=code.lower(), by=by)
        row = case_page(by, at.case).row

    entry = at.following().entries[0]
    assert (entry.event, entry.linked_case) == (FollowEvent.TRAFFIC_AGAIN, new.case)
    assert (row.risk, row.due_on) == (Risk.CRITICAL, today())
    assert at.following().state is FollowState.TRAFFICKED_AGAIN


def test_case_of_another_agency_cannot_be_linked() -> None:
    at = home(ground())
    other = office("other", receives=False)

    with context.acting(other.supervisor) as by, pytest.raises(NotFound):
        record_trafficked_again(writing=at.writing(), on=today(), by=by)
    with context.acting(at.unit.other_worker) as by, pytest.raises(NotFound):
        followings_of(by, at.case)


def test_nobody_follows_whoever_refused_or_died() -> None:
    at = home(ground())

    with context.acting(at.unit.supervisor) as by:
        refuse_contact(writing=at.writing(), on=today(), by=by)
        with pytest.raises(FollowRefused):
            plan_follow_up(writing=at.writing(), due_on=today(), by=by)
        record_death(writing=at.writing(), on=today(), by=by)
        with pytest.raises(FollowRefused):
            take_up(writing=at.writing(), next_on=today(), by=by)

    assert at.following().events == frozenset()


def test_schedule_is_changed_by_moving_adding_and_dropping() -> None:
    at = home(ground())
    first, second, *_rest = at.following().follow_ups

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(DaysImpossible) as refusal:
            plan_follow_up(
                writing=at.writing(), due_on=today() - timedelta(days=1), follow_up=first.id, by=by
            )
        plan_follow_up(writing=at.writing(), due_on=today(), follow_up=first.id, by=by)
        drop_follow_up(writing=at.writing(), follow_up=second.id, by=by)
        with pytest.raises(NotFound):
            drop_follow_up(writing=at.writing(), follow_up=second.id, by=by)
        plan_follow_up(writing=at.writing(), due_on=today() + timedelta(days=2), by=by)

    assert refusal.value.problem is DayProblem.DUE_IN_PAST
    assert [each.due_on for each in at.following().follow_ups][:2] == [
        today(),
        today() + timedelta(days=2),
    ]
    assert len(at.following().follow_ups) == 5


def test_whoever_stays_can_be_followed_once() -> None:
    at = considered(ground())
    writing = at.writing()

    for _ in range(2):
        with context.acting(at.unit.supervisor) as by:
            begin_following(writing=writing, on=today(), by=by)
    with context.acting(at.unit.supervisor) as by, pytest.raises(FollowRefused):
        begin_following(writing=at.writing(), on=today(), by=by)

    assert len(at.following().entries) == 1


def test_follow_up_counts_once_when_it_is_sent_twice() -> None:
    at = reachable(home(ground()))
    due, writing = at.following().next_due, at.writing(entry=uuid4())
    assert due is not None

    for _ in range(2):
        with context.acting(at.unit.supervisor) as by:
            contact = Contact(Way.CALL, clock.now(), "Well.")
            found = Found(measured())
            report(writing=writing, follow_up=due.id, contact=contact, found=found, by=by)

    assert len(at.following().reports) == 1


def test_overdue_follow_ups_are_listed_to_whoever_works_on_the_case() -> None:
    at = home(ground())

    with clock.at(later(10)):
        with context.acting(at.unit.supervisor) as by:
            (line,) = due_follow_ups(by)
        with context.acting(at.unit.other_worker) as by:
            assert due_follow_ups(by) == ()
        with context.acting(at.unit.intake) as by, pytest.raises(NotFound):
            due_follow_ups(by)

    assert (line.complaint, line.days_overdue) == (at.person, 3)


def test_words_of_a_follow_up_open_only_for_a_purpose() -> None:
    at = reachable(home(ground()))
    reported(at, when=later(7))
    (entry,) = at.following().reports

    with context.acting(at.unit.supervisor) as by:
        opened = open_entry(by, at.case, entry=entry.id, purpose=Purpose.PROTECTION)
    with context.acting(at.unit.intake) as by, pytest.raises(NotFound):
        open_entry(by, at.case, entry=entry.id, purpose=Purpose.TRIAGE)

    assert opened.words == {"note": "She sounds well."}


def test_figures_move_by_one_with_each_event() -> None:
    at = reachable(home(ground()))
    reported(at, when=later(7))
    with clock.at(later(8)), context.acting(at.unit.supervisor) as by:
        record_trafficked_again(writing=at.writing(), on=today(), by=by)
    whole = Period(today(), today() + timedelta(days=10))
    before = Period(today() - timedelta(days=9), today() - timedelta(days=1))

    with context.acting(at.unit.supervisor) as by:
        counted, nothing = figures(by, whole), figures(by, before)

    events = (counted.returned, counted.follow_ups_done, counted.trafficked_again)
    assert [persons_in(each) for each in events] == [1, 1, 1]
    assert (counted.lost, counted.reintegrated) == ((), ())
    assert counted.returned[0].case == at.case
    assert (nothing.returned, nothing.follow_ups_done) == ((), ())


_TRIES = {
    FollowEvent.PLAN: lambda at, by: plan_follow_up(writing=at.writing(), due_on=today(), by=by),
    FollowEvent.CONFIRM: lambda at, by: confirm_reintegrated(writing=at.writing(), by=by),
    FollowEvent.LOSE: lambda at, by: lose(writing=at.writing(), by=by),
    FollowEvent.REFUSE: lambda at, by: refuse_contact(writing=at.writing(), on=today(), by=by),
    FollowEvent.TAKE_UP: lambda at, by: take_up(writing=at.writing(), next_on=today(), by=by),
    FollowEvent.DIE: lambda at, by: record_death(writing=at.writing(), on=today(), by=by),
    FollowEvent.TRAFFIC_AGAIN: lambda at, by: record_trafficked_again(
        writing=at.writing(), on=today(), by=by
    ),
}
_EXPECTED = (FollowRefused, TooEarly, TooFewAttempts)


@given(events=st.lists(st.sampled_from(sorted(_TRIES)), min_size=1, max_size=6))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_history_agrees_with_the_state_whatever_is_tried(events: list[FollowEvent]) -> None:
    at = considered(ground(office(f"u{uuid4().hex[:6]}", receives=False)))
    with context.acting(at.unit.supervisor) as by:
        begin_following(writing=at.writing(), on=today(), by=by)
        done = 1
        for event in events:
            try:
                _TRIES[event](at, by)
            except _EXPECTED:
                continue
            done += 1

    assert len(at.following().entries) == done
    if FollowEvent.DIE in [each.event for each in at.following().entries]:
        assert at.following().state is FollowState.DIED
    assert at.following().state not in {FollowState.REINTEGRATED, FollowState.LOST}
