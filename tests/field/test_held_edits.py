"""What its writer may not do any more is kept and looked at by a colleague."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cases.ground import office
from tests.field.desk import notes_of, waiting
from tests.field.ground import Device, assigned_case
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason
from wayhome.field.actions.end_taking import end_taking
from wayhome.field.actions.settle import Decided, settle
from wayhome.field.domain.replies import Choice, Outcome, Why
from wayhome.field.queries.differences import (
    edit_page,
    kept_for_others,
    open_edit_count,
    open_edit_text,
    open_edits,
)
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


def test_edit_is_kept_for_the_supervisor_when_its_writer_lost_the_case() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    note = device.note(case, "She has a cough.")
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)

    (reply,) = device.hand_in(unit.worker, note)

    with context.acting(unit.worker) as by:
        hidden = (open_edits(by), kept_for_others(by))
    # Whoever takes complaints in as well lists every case, and still reads only their own.
    both = replace(unit.worker, roles=unit.worker.roles | {Role.INTAKE_OFFICER})
    with context.acting(both) as by:
        hidden_from_both = (open_edits(by), open_edit_count(by), kept_for_others(by))
    (page,) = waiting(unit.supervisor)
    with context.acting(unit.supervisor) as by:
        text = open_edit_text(by, page.line.id, purpose=Purpose.PROTECTION).text
        settle(edit=page.line.id, decided=Decided(Choice.FIELD, page.version), by=by)
    assert (reply.outcome, reply.why) == (Outcome.HELD, Why.NO_PERMISSION)
    assert hidden == ((), 1)
    assert hidden_from_both == ((), 0, 1)
    assert text == "She has a cough."
    assert notes_of(case, by=unit.supervisor) == ["She has a cough."]


def test_held_edit_of_another_agency_is_not_there() -> None:
    unit, other = office(), office("other", receives=False)
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    note = device.note(case, "Text.")
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)
    device.hand_in(unit.worker, note)
    (page,) = waiting(unit.supervisor)

    for actor in (other.supervisor, unit.worker, unit.intake):
        with pytest.raises(NotFound), context.acting(actor):
            edit_page(actor, page.line.id)
        with pytest.raises(NotFound), context.acting(actor):
            open_edit_text(actor, page.line.id, purpose=Purpose.PROTECTION)
        with pytest.raises(NotFound), context.acting(actor):
            settle(edit=page.line.id, decided=Decided(Choice.FIELD, page.version), by=actor)
    with pytest.raises(NotFound):
        device.hand_in(other.worker, note)


def test_edits_of_a_closed_case_are_kept_and_notes_are_added() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    edits = (device.plan(case, "review", base=device.seen(case)), device.note(case, "Late."))
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.NO_LEADS, by=by)

    replies = device.hand_in(unit.worker, *edits)

    assert [reply.outcome for reply in replies] == [Outcome.HELD, Outcome.APPLIED]
    assert replies[0].why is Why.CASE_CLOSED


def test_expired_device_still_hands_in_and_a_stopped_one_is_looked_at() -> None:
    unit = office()
    case = assigned_case(unit)
    late, lost = Device.of(unit.worker, case), Device.of(unit.worker, case)
    with context.acting(unit.supervisor) as by:
        end_taking(lost.package.taking, by=by)

    with clock.at(clock.now() + timedelta(days=3)):
        (handed_in,) = late.hand_in(unit.worker, late.note(case, "From the boat."))
    (stopped,) = lost.hand_in(unit.worker, lost.note(case, "Who wrote this?"))

    assert handed_in.outcome is Outcome.APPLIED
    assert (stopped.outcome, stopped.why) == (Outcome.HELD, Why.STOPPED)


def test_colleague_hands_in_what_another_wrote_and_it_is_looked_at() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)

    (reply,) = device.hand_in(unit.other_worker, device.note(case, "Left behind."))

    assert (reply.outcome, reply.why) == (Outcome.HELD, Why.OTHER_HANDS)
