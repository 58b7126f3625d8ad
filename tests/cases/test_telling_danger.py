"""People are told of a danger up the line, again and again, until somebody takes it."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connections

from tests.cases.dangers import (
    IMMEDIATE,
    NOON,
    SOON,
    URGENT,
    minutes,
    one_round,
    rounds,
    tellings,
    told,
)
from tests.cases.ground import Office, office, opened
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close
from wayhome.cases.actions.move_danger import move_danger
from wayhome.cases.actions.tell_danger import watch_danger
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerRefused
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cases.models import DangerBreach, DangerTelling
from wayhome.cases.queries.dangers_open import alarms, to_watch
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


def _owned(unit: Office) -> UUID:
    """A case of the first worker's, and of the team."""
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(unit.other_worker.user, unit.team), by=by)
    return case


def _breaches(unit: Office) -> list[str]:
    with context.acting(unit.system):
        return list(DangerBreach.objects.order_by("due_at").values_list("clock", flat=True))


def test_owner_team_and_supervisors_are_told_in_turn_and_then_again() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)

    rounds(unit, until=NOON + minutes(40))

    owner, member = unit.other_worker.user, unit.worker.user
    supervisor = unit.supervisor.user
    every = [("owner", owner), ("supervisors", supervisor), ("team", member)]
    assert tellings(unit) == [
        ("owner", 0, owner, "desk"),
        ("team", 5, member, "desk"),
        ("supervisors", 10, supervisor, "desk"),
        *((rung, 25, user, "desk") for rung, user in every),
        *((rung, 40, user, "desk") for rung, user in every),
    ]


def test_supervisors_are_told_at_once_when_nobody_stands_below_them() -> None:
    unit = office()
    case = opened(unit).case
    with clock.at(NOON):
        told(case, by=unit.supervisor, given=URGENT)
        one_round(unit)

    assert tellings(unit) == [("supervisors", 0, unit.supervisor.user, "desk")]


def test_telling_stops_when_somebody_takes_it_and_begins_anew_when_handed_back() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)
    with clock.at(NOON + minutes(3)), context.acting(unit.worker) as by:
        one_round(unit)
        move_danger(case=case, event=DangerEvent.TAKE, by=by)
        move_danger(case=case, event=DangerEvent.TAKE, by=by)

    rounds(unit, since=NOON + minutes(3), until=NOON + minutes(30))
    before = tellings(unit)
    with clock.at(NOON + minutes(60)), context.acting(unit.worker) as by:
        move_danger(case=case, event=DangerEvent.HAND_BACK, by=by)
    with clock.at(NOON + minutes(60)):
        one_round(unit)

    assert [each[:2] for each in before] == [("owner", 0)]
    assert [each[:2] for each in tellings(unit)] == [("owner", 0), ("owner", 60)]


def test_rounds_that_come_twice_tell_once() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)

    with clock.at(NOON + minutes(6)):
        one_round(unit)
        one_round(unit)

    assert [each[:2] for each in tellings(unit)] == [("owner", 0), ("team", 5)]


def test_workers_beside_each_other_tell_once() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)

    def work(_number: int) -> int:
        try:
            with clock.at(NOON + minutes(1)), context.acting(unit.system) as by:
                return watch_danger(case=case, by=by)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as workers:
        done = list(workers.map(work, range(4)))

    assert sorted(done) == [0, 0, 0, 1]
    assert [each[:2] for each in tellings(unit)] == [("owner", 0)]


def test_round_leaves_alone_what_is_late_and_noted() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor, given=SOON)

    with clock.at(NOON + minutes(1500)), context.acting(unit.system) as by:
        before = to_watch(by)
        watch_danger(case=case, by=by)
        after = to_watch(by)
    with clock.at(NOON + minutes(4400)), context.acting(unit.system) as by:
        later = to_watch(by)

    assert (before, after, later) == ((case,), (), (case,))


def test_worker_that_stood_still_tells_each_rung_once_and_late() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)

    # A day of silence, in which some ninety moments passed.
    with clock.at(NOON + minutes(24 * 60)):
        one_round(unit)
        one_round(unit)

    with context.acting(unit.system):
        rows = list(DangerTelling.objects.all())
    assert sorted(row.rung for row in rows) == ["owner", "supervisors", "team"]
    assert {row.due_at for row in rows} == {NOON + minutes(10 + 95 * 15)}
    assert {row.told_at for row in rows} == {NOON + minutes(24 * 60)}


def test_nobody_is_told_of_what_is_only_soon() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor, given=SOON)

    rounds(unit, until=NOON + minutes(3))

    assert tellings(unit) == []


def test_it_is_kept_that_there_was_nobody_to_tell(superuser: psycopg.Connection) -> None:
    unit = office()
    case = opened(unit).case
    with clock.at(NOON):
        told(case, by=unit.supervisor)
    superuser.execute("UPDATE access_user SET is_active = false")

    rounds(unit, until=NOON + minutes(2))

    assert tellings(unit) == [("supervisors", 0, None, "nobody")]


def test_clock_that_ran_out_is_kept_once_and_in_the_timeline() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)

    rounds(unit, since=NOON + minutes(14), until=NOON + minutes(18))
    with clock.at(NOON + minutes(70)), context.acting(unit.worker) as by:
        move_danger(case=case, event=DangerEvent.TAKE, by=by)

    assert _breaches(unit) == ["taken", "contact"]


def test_alarm_stands_on_the_desk_of_whoever_was_told_until_it_is_taken() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor, given=IMMEDIATE)
        one_round(unit)
        with context.acting(unit.other_worker) as by:
            seen = [alarm.case for alarm in alarms(by)]
        with context.acting(unit.worker) as by:
            not_yet = alarms(by)
            move_danger(case=case, event=DangerEvent.TAKE, by=by)
        with context.acting(unit.other_worker) as by:
            after = alarms(by)

    assert seen == [case]
    assert (not_yet, after) == ((), ())


def test_owner_and_supervisors_are_told_once_when_what_was_taken_comes_too_late() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)
        with context.acting(unit.other_worker) as by:
            move_danger(case=case, event=DangerEvent.TAKE, by=by)

    rounds(unit, since=NOON + minutes(59), until=NOON + minutes(64))
    with clock.at(NOON + minutes(64)), context.acting(unit.supervisor) as by:
        before = [alarm.is_taken for alarm in alarms(by)]
        move_danger(case=case, event=DangerEvent.CONTACT, by=by)
        after = alarms(by)

    assert tellings(unit) == [
        ("owner", 60, unit.other_worker.user, "desk"),
        ("supervisors", 60, unit.supervisor.user, "desk"),
    ]
    assert (before, after) == ([True], ())


def test_case_does_not_close_while_its_danger_is_open() -> None:
    unit = office()
    case = _owned(unit)
    told(case, by=unit.supervisor)

    with context.acting(unit.supervisor) as by:
        with pytest.raises(DangerRefused):
            close(case=case, reason=CloseReason.NO_LEADS, by=by)
        move_danger(case=case, event=DangerEvent.TAKE, by=by)
        move_danger(case=case, event=DangerEvent.SECURE, by=by)
        close(case=case, reason=CloseReason.HELPED, by=by)


def test_what_was_told_is_never_changed() -> None:
    unit = office()
    case = _owned(unit)
    with clock.at(NOON):
        told(case, by=unit.supervisor)
        one_round(unit)

    for fault in (
        lambda: DangerTelling.objects.all().update(told_at=NOON),
        lambda: DangerTelling.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), context.acting(unit.supervisor):
            fault()
