"""Handing in: each edit is kept and written exactly once, and never more than the officer may."""

from uuid import uuid4

import psycopg
import pytest

from tests.cases.ground import office
from tests.field.desk import notes_of, plan_now
from tests.field.ground import Device, assigned_case, next_step
from wayhome.cases.domain.next_steps import NextStep
from wayhome.field.actions.receive import Envelope, TooManyAtOnce, receive_edits
from wayhome.field.domain.edit_states import EditState
from wayhome.field.domain.replies import Outcome, Why
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def test_note_is_added_once_however_often_it_is_handed_in() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    note = device.note(case, "ផ្ទះចាក់សោ The house is locked.")

    first = device.hand_in(unit.worker, note, note)
    again = device.hand_in(unit.worker, note)

    assert [reply.outcome for reply in first] == [Outcome.APPLIED, Outcome.ALREADY]
    assert [(reply.outcome, reply.state) for reply in again] == [
        (Outcome.ALREADY, EditState.APPLIED)
    ]
    assert notes_of(case, by=unit.worker) == ["ផ្ទះចាក់សោ The house is locked."]


def test_something_else_under_the_same_number_is_refused() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    note = device.note(case, "One.")
    device.hand_in(unit.worker, note)

    (reply,) = device.hand_in(unit.worker, note | {"text": "Two."})

    assert (reply.outcome, reply.why) == (Outcome.REFUSED, Why.OTHER_CONTENT)
    assert notes_of(case, by=unit.worker) == ["One."]


def test_plan_is_written_when_nobody_changed_it() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    wanted = device.write(
        case, "plan", base=device.seen(case), values=next_step("check_place", "2026-12-01")
    )

    (reply,) = device.hand_in(unit.worker, wanted)

    now = plan_now(case, by=unit.worker)
    assert reply.outcome is Outcome.APPLIED
    assert (now.next_step, str(now.due_on)) == (NextStep.CHECK_PLACE, "2026-12-01")


def test_plans_written_one_on_the_other_are_applied_in_their_order() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    first = device.plan(case, "check_place", base=device.seen(case))
    second = device.plan(case, "arrange_support", base=first["values"], after=first["id"])
    third = device.plan(case, "review", base=second["values"], after=second["id"])

    early = [*device.hand_in(unit.worker, third), *device.hand_in(unit.worker, second)]
    (last,) = device.hand_in(unit.worker, first)
    again = device.hand_in(unit.worker, second, third)

    assert [reply.outcome for reply in early] == [Outcome.LATER, Outcome.LATER]
    assert last.outcome is Outcome.APPLIED
    assert [reply.state for reply in again] == [EditState.APPLIED, EditState.APPLIED]
    assert plan_now(case, by=unit.worker).next_step is NextStep.REVIEW


def test_case_that_was_not_taken_is_refused() -> None:
    unit = office()
    case, other = assigned_case(unit), assigned_case(unit)
    device = Device.of(unit.worker, case)

    (reply,) = device.hand_in(unit.worker, device.note(other, "Elsewhere."))

    assert (reply.outcome, reply.why) == (Outcome.REFUSED, Why.NOT_TAKEN)
    assert notes_of(other, by=unit.worker) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "poem"},
        {"text": ""},
        {"text": "x" * 10_001},
        {"text": "a\0b"},
        {"text": 7},
        {"text": "\ud800"},
        {"order": -1},
        {"order": True},
        {"case": "here"},
        {"values": []},
        {"values": {"a": {"b": {"c": "d"}}}},
        {"after": "before"},
        {"kind": "plan", "text": "", "values": {}},
        {"kind": "plan", "text": "", "values": {"next": {"step": "fly", "due_on": None}}},
        {"kind": "plan", "text": "", "values": {"next": {"step": "review", "due_on": "soon"}}},
        {"kind": "answers", "text": "", "values": {"act": "perhaps"}},
        {"kind": "task_done", "text": "", "values": {}},
        {"kind": "task_done", "text": "", "about": "here", "values": {"state": "done"}},
        {"kind": "danger", "text": "", "values": {"weapon": "perhaps"}},
    ],
)
def test_broken_edit_is_refused_and_the_others_are_written(broken: dict[str, object]) -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    good = device.note(case, "Good.")
    bad = device.note(case, "Bad.") | broken

    replies = device.hand_in(unit.worker, bad, good)

    assert [reply.outcome for reply in replies] == [Outcome.REFUSED, Outcome.APPLIED]
    assert notes_of(case, by=unit.worker) == ["Good."]


def test_envelope_of_another_edit_or_cut_is_refused() -> None:
    unit = office()
    case = assigned_case(unit)
    device, other = Device.of(unit.worker, case), Device.of(unit.worker, case)
    sealed = device.sealed(device.note(case, "Text.")).sealed
    envelopes = [
        Envelope(uuid4(), sealed),
        Envelope(uuid4(), sealed[:-1]),
        Envelope(uuid4(), b""),
        other.sealed(other.note(case, "Text.")),
    ]

    with context.acting(unit.worker) as by:
        replies = receive_edits(taking=device.package.taking, envelopes=envelopes, by=by)

    assert [reply.why for reply in replies] == [Why.UNREADABLE] * 4


def test_delivery_of_too_many_is_refused_whole() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    envelope = device.sealed(device.note(case, "Text."))

    with pytest.raises(TooManyAtOnce), context.acting(unit.worker) as by:
        receive_edits(taking=device.package.taking, envelopes=[envelope] * 201, by=by)


def test_absurd_clock_of_a_device_moves_nothing() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    edits = [
        device.note(case, f"At {at}.") | {"at": at}
        for at in (-1e30, 1e30, "noon", None, 10**400, True)
    ]

    replies = device.hand_in(unit.worker, *edits)

    assert {reply.outcome for reply in replies} == {Outcome.APPLIED}


def test_text_stands_sealed_and_leaves_hold_no_word_of_it(superuser: psycopg.Connection) -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    device.hand_in(unit.worker, device.note(case, "Zzyzxcanary"))

    found = superuser.execute("SELECT row(t.*)::text FROM field_edit t").fetchall()
    leaves = superuser.execute("SELECT body FROM audit_leaf").fetchall()

    assert "Zzyzxcanary" not in repr(found)
    assert b"Zzyzxcanary".hex() not in repr(found)
    assert all(b"Zzyzxcanary" not in bytes(body) for (body,) in leaves)
    tags = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'field:edit:received'"
    ).fetchone()
    assert tags == (1,)


def test_edits_and_settlements_cannot_be_altered(superuser: psycopg.Connection) -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    device.hand_in(unit.worker, device.note(case, "Text."))

    for change in ("written = '{}'", "written_by = handed_in_by", "sealed_text = NULL"):
        with pytest.raises(psycopg.Error):
            superuser.execute(f"UPDATE field_edit SET {change}")
    with pytest.raises(psycopg.Error):
        superuser.execute("DELETE FROM field_edit")
