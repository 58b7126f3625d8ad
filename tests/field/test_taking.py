"""Taking cases along: what goes, to whom, for how long, and how it ends."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, lodged, office, opened
from tests.field.ground import Device, assigned_case
from tests.intake.ground import answers, lodge_publicly, partner
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.add_note import add_note
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason
from wayhome.field.actions.end_taking import end_taking, end_takings_of_session
from wayhome.field.actions.take_along import (
    NothingChosen,
    TooManyCases,
    Wanted,
    take_along,
)
from wayhome.field.domain.endings import Ending
from wayhome.field.domain.lasting import LONGEST
from wayhome.field.queries.standing import standing
from wayhome.field.queries.takings import running_takings
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")


def _stands(by: Actor, device: Device) -> bool:
    with context.acting(by):
        return standing(by, device.package.taking).is_running


def _leaves(superuser: psycopg.Connection, tag: str) -> list[dict[str, object]]:
    rows = superuser.execute("SELECT body FROM audit_leaf WHERE tag = %s", [tag]).fetchall()
    return [json.loads(bytes(body)) for (body,) in rows]


def test_package_holds_what_the_officer_may_open_and_nothing_of_who_told() -> None:
    unit = office()
    told = answers(lodger_name="Nobody Told", contact_details=["+855 99 999 999"])
    case = assigned_case(unit, lodge_publicly(unit.agency, key="told", answers=told).complaint)

    device = Device.of(unit.worker, case)

    content = device.package.cases[0]
    said = {
        name: answer
        for complaint in content.complaints
        for group in complaint.groups
        for name, answer in group.answers.given.items()
    }
    assert FieldGroup.SOURCE not in content.groups
    assert {"name", "place", "story", "phones"} <= set(said)
    assert not {"lodger_name", "relation", "contact_details", "consent_contact"} & set(said)
    assert "Nobody Told" not in repr(said)
    assert "99 999" not in repr(said)


def test_every_case_and_every_part_leaves_a_leaf(superuser: psycopg.Connection) -> None:
    unit = office()
    cases = [assigned_case(unit), assigned_case(unit)]
    for case in cases:
        with context.acting(unit.worker) as by:
            add_note(case=case, text="Rang twice.", by=by)

    device = Device.of(unit.worker, *cases)

    taken = _leaves(superuser, "field:case:taken")
    opened_parts = _leaves(superuser, "intake:fields:opened")
    assert {leaf["subject"] for leaf in taken} == {str(case) for case in cases}
    assert {leaf["purpose"] for leaf in taken} == {Purpose.PROTECTION.value}
    assert {str(device.package.taking)} == {leaf["detail"]["taking"] for leaf in taken}  # type: ignore[index]  # JSON
    assert len([leaf for leaf in opened_parts if leaf["actor"] == str(unit.worker.user)]) == 2 * 5
    assert len(_leaves(superuser, "cases:fields:opened")) == 2


def test_time_ends_after_twelve_hours_and_the_half_is_given_no_longer() -> None:
    unit = office()
    device = Device.of(unit.worker, assigned_case(unit))

    with clock.at(device.package.ends_at - timedelta(seconds=1)):
        before = _stands(unit.worker, device)
    with clock.at(device.package.ends_at):
        after = _stands(unit.worker, device)

    assert device.package.ends_at - device.package.taken_at == LONGEST == timedelta(hours=12)
    assert (before, after) == (True, False)


@pytest.mark.parametrize("who", ["other_worker", "intake"])
def test_case_of_somebody_else_is_not_there(who: str) -> None:
    unit = office()
    case = assigned_case(unit)
    actor = getattr(unit, who)

    with pytest.raises(NotFound), context.acting(actor):
        take_along(Wanted([case], Purpose.CONTACT), by=actor)


def test_case_of_another_agency_and_of_nobody_and_closed_is_not_there() -> None:
    unit, other = office(), office("other", receives=False)
    theirs, nobodys, closed = assigned_case(unit), opened(unit).case, assigned_case(unit)
    with context.acting(unit.supervisor) as by:
        close(case=closed, reason=CloseReason.NO_LEADS, by=by)

    for actor, case in (
        (other.worker, theirs),
        (unit.worker, nobodys),
        (unit.worker, closed),
        (unit.worker, uuid4()),
    ):
        with pytest.raises(NotFound), context.acting(actor):
            take_along(Wanted([case], Purpose.PROTECTION), by=actor)


def test_case_of_the_own_team_goes_along() -> None:
    unit = office()
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(team=unit.team), by=by)

    device = Device.of(unit.worker, case)

    assert [each.row.id for each in device.package.cases] == [case]


def test_purpose_that_is_not_the_officers_opens_nothing() -> None:
    unit = office()
    case = assigned_case(unit)

    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        take_along(Wanted([case], Purpose.SUPERVISION), by=by)


def test_none_and_too_many_are_refused() -> None:
    unit = office()

    with pytest.raises(NothingChosen), context.acting(unit.worker) as by:
        take_along(Wanted([], Purpose.PROTECTION), by=by)
    with pytest.raises(TooManyCases), context.acting(unit.worker) as by:
        take_along(Wanted([uuid4() for _ in range(26)], Purpose.PROTECTION), by=by)


def test_signing_out_ends_what_was_taken_in_that_session_alone() -> None:
    unit = office()
    case = assigned_case(unit)
    with context.acting(unit.worker) as by:
        here = Device(take_along(Wanted([case], Purpose.PROTECTION, session="a" * 40), by=by))
        there = Device(take_along(Wanted([case], Purpose.PROTECTION, session="b" * 40), by=by))

    with context.acting(unit.worker) as by:
        ended = end_takings_of_session("a" * 40, by=by)

    assert ended == 1
    assert (_stands(unit.worker, here), _stands(unit.worker, there)) == (False, True)


def test_partner_who_signs_out_has_nothing_to_end() -> None:
    somebody = partner(office().agency)

    with context.acting(somebody) as by:
        ended = end_takings_of_session("a" * 40, by=by)

    assert ended == 0


def test_taking_anew_ends_the_one_before() -> None:
    unit = office()
    case = assigned_case(unit)
    first = Device.of(unit.worker, case)

    with context.acting(unit.worker) as by:
        wanted = Wanted([case], Purpose.PROTECTION, replaces=first.package.taking)
        take_along(wanted, by=by)

    with context.acting(unit.worker) as by:
        assert standing(by, first.package.taking).because is Ending.REPLACED


def test_supervisor_stops_a_lost_device_and_a_colleague_cannot() -> None:
    unit = office()
    device = Device.of(unit.worker, assigned_case(unit))
    taking = device.package.taking

    with pytest.raises(NotFound), context.acting(unit.other_worker) as by:
        end_taking(taking, by=by)
    with context.acting(unit.supervisor) as by:
        end_taking(taking, by=by)
        end_taking(taking, by=by)

    with context.acting(unit.worker) as by:
        found = standing(by, taking)
    assert (found.half, found.because) == (None, Ending.REVOKED)


def test_half_is_gone_from_the_database_when_the_taking_ends(
    superuser: psycopg.Connection,
) -> None:
    unit = office()
    device = Device.of(unit.worker, assigned_case(unit))

    with context.acting(unit.worker) as by:
        end_taking(device.package.taking, by=by)

    row = superuser.execute("SELECT sealed_half, sealed_private FROM field_taking").fetchone()
    assert row is not None
    assert row[0] is None
    assert row[1] is not None


def test_case_that_was_taken_away_is_named_to_the_device() -> None:
    unit = office()
    kept, lost = assigned_case(unit), assigned_case(unit)
    device = Device.of(unit.worker, kept, lost)

    _give(unit, lost, to=unit.other_worker)

    with context.acting(unit.worker) as by:
        assert standing(by, device.package.taking).gone == (lost,)


def test_standing_of_a_colleague_is_not_there() -> None:
    unit = office()
    device = Device.of(unit.worker, assigned_case(unit))

    with pytest.raises(NotFound), context.acting(unit.supervisor) as by:
        standing(by, device.package.taking)


def test_running_takings_are_the_own_and_for_supervisors_everybodys() -> None:
    unit, other = office(), office("other", receives=False)
    device = Device.of(unit.worker, assigned_case(unit))
    seen = {}
    for name in ("worker", "other_worker", "supervisor"):
        with context.acting(getattr(unit, name)) as by:
            seen[name] = [line.id for line in running_takings(by)]
    with context.acting(other.supervisor) as by:
        seen["other"] = [line.id for line in running_takings(by)]

    taking = device.package.taking
    assert seen == {"worker": [taking], "other_worker": [], "supervisor": [taking], "other": []}


def _give(unit: Office, case: UUID, *, to: Actor) -> None:
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=to.user), by=by)


def test_secrets_stand_sealed(superuser: psycopg.Connection) -> None:
    unit = office()
    device = Device.of(unit.worker, assigned_case(unit, lodged(unit.agency)))

    row = superuser.execute("SELECT sealed_half::text, public::text FROM field_taking").fetchone()

    assert row is not None
    assert device.package.half.hex() not in row[0]
    assert device.package.public.hex() in row[1]
