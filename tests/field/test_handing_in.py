"""Handing in: each edit is kept and written exactly once, and never more than the officer may."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, office
from tests.field.ground import Device, assigned_case, next_step
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import close
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.domain.danger.questions import danger_questions, questions_version
from wayhome.cases.domain.indicators.profile import profile
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cases.queries.case_page import case_page
from wayhome.cases.queries.planned import Planned, planned
from wayhome.cases.queries.profile_answers import profile_answers
from wayhome.cases.queries.words import Words, open_words
from wayhome.field.actions.end_taking import end_taking
from wayhome.field.actions.receive import Envelope, TooManyAtOnce, receive_edits
from wayhome.field.actions.settle import ChoiceMissing, Decided, settle
from wayhome.field.domain.edit_states import EditState, StepRefused
from wayhome.field.domain.replies import Choice, Outcome, Why
from wayhome.field.queries.differences import (
    EditPage,
    edit_page,
    kept_for_others,
    open_edit_count,
    open_edit_text,
    open_edits,
)
from wayhome.field.queries.office_values import danger_values
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.workplan.actions.add_task import NewTask, add_task
from wayhome.workplan.actions.work_on_task import drop_task
from wayhome.workplan.domain.task_states import DropReason, TaskState
from wayhome.workplan.domain.titles import TaskTitle
from wayhome.workplan.queries.tasks_of_case import task_page

pytestmark = pytest.mark.usefixtures("database")


def notes_of(case: UUID, *, by: Actor) -> list[str]:
    """The notes of a case, newest first."""
    with context.acting(by):
        steps = case_page(by, case).steps
        return [
            open_words(
                by, case, kind=Words.NOTE, words=step.subject, purpose=Purpose.PROTECTION
            ).text
            for step in steps
            if step.kind is StepKind.NOTE and step.subject
        ]


def plan_now(case: UUID, *, by: Actor) -> Planned:
    """What is planned on a case."""
    with context.acting(by):
        return planned(by, case)


def office_plans(unit: Office, case: UUID, step: NextStep) -> None:
    """The office sets another step."""
    with context.acting(unit.supervisor) as by:
        plan(case=case, plan=Plan(step, None, Risk.HIGH), by=by)


def waiting(by: Actor) -> list[EditPage]:
    """What waits for somebody."""
    with context.acting(by):
        return [edit_page(by, line.id) for line in open_edits(by)]


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


def test_plan_that_both_changed_is_kept_in_both_versions() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    wanted = device.plan(case, "check_place", base=device.seen(case))
    office_plans(unit, case, NextStep.PLAN_OPERATION)

    (reply,) = device.hand_in(unit.worker, wanted)

    (page,) = waiting(unit.worker)
    (difference,) = page.differences
    assert (reply.outcome, reply.why) == (Outcome.CONFLICT, Why.BOTH_CHANGED)
    assert reply.office == next_step("plan_operation")
    assert plan_now(case, by=unit.worker).next_step is NextStep.PLAN_OPERATION
    assert difference.clashes
    assert difference.office["step"] == "plan_operation"
    assert difference.field["step"] == "check_place"


@pytest.mark.parametrize(
    ("choice", "values", "step"),
    [
        (Choice.FIELD, {}, NextStep.CHECK_PLACE),
        (Choice.OFFICE, {}, NextStep.PLAN_OPERATION),
        (Choice.THIRD, next_step("review"), NextStep.REVIEW),
    ],
)
def test_difference_is_settled_by_a_choice_and_both_versions_stay(
    choice: Choice, values: dict[str, object], step: NextStep
) -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    wanted = device.plan(case, "check_place", base=device.seen(case))
    office_plans(unit, case, NextStep.PLAN_OPERATION)
    device.hand_in(unit.worker, wanted)
    (page,) = waiting(unit.supervisor)

    with context.acting(unit.supervisor) as by:
        settle(edit=page.line.id, decided=Decided(choice, page.version, values), by=by)

    with context.acting(unit.supervisor) as by:
        after = edit_page(by, page.line.id)
    assert plan_now(case, by=unit.worker).next_step is step
    assert after.line.state is EditState.SETTLED
    assert after.settled
    assert after.settled.office == next_step("plan_operation")
    assert after.settled.values["next"]["step"] == step.value
    assert after.differences[0].field["step"] == "check_place"
    assert waiting(unit.supervisor) == []


def test_settling_is_refused_twice_and_when_the_case_moved_and_without_a_value() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    wanted = device.plan(case, "check_place", base=device.seen(case))
    office_plans(unit, case, NextStep.PLAN_OPERATION)
    device.hand_in(unit.worker, wanted)
    (page,) = waiting(unit.supervisor)
    edit = page.line.id
    office_plans(unit, case, NextStep.REVIEW)

    with pytest.raises(CaseChanged), context.acting(unit.supervisor) as by:
        settle(edit=edit, decided=Decided(Choice.FIELD, page.version), by=by)
    (page,) = waiting(unit.supervisor)
    with pytest.raises(ChoiceMissing), context.acting(unit.supervisor) as by:
        settle(edit=edit, decided=Decided(Choice.THIRD, page.version), by=by)
    with context.acting(unit.supervisor) as by:
        settle(edit=edit, decided=Decided(Choice.OFFICE, page.version), by=by)
    with pytest.raises(StepRefused), context.acting(unit.supervisor) as by:
        settle(edit=edit, decided=Decided(Choice.FIELD, page.version), by=by)

    assert plan_now(case, by=unit.worker).next_step is NextStep.REVIEW


def test_answers_are_merged_item_by_item_and_clash_where_both_answered() -> None:
    unit = office()
    case = assigned_case(unit)
    version = profile("adult_labour").version
    here, there = "exploitation.low_salary", "exploitation.excessive_hours"
    one, two = Device.of(unit.worker, case), Device.of(unit.worker, case)
    about = {"about": "adult_labour", "version": version}
    common = {"act": "present", "is_child": "no"}
    first = one.write(case, "answers", values={**common, here: "yes"}, **about)
    second = two.write(case, "answers", values={**common, there: "yes"}, **about)
    third = two.write(
        case, "answers", values={**common, there: "no"}, base=first["values"], **about
    )

    replies = [
        *one.hand_in(unit.worker, first),
        *two.hand_in(unit.worker, second),
        *two.hand_in(unit.worker, third),
    ]

    with context.acting(unit.worker) as by:
        latest = profile_answers(by, case)[0].answers
    (page,) = waiting(unit.worker)
    assert [reply.outcome for reply in replies] == [
        Outcome.APPLIED,
        Outcome.APPLIED,
        Outcome.CONFLICT,
    ]
    assert (latest[here], latest[there]) == (Answer.YES, Answer.YES)
    assert page.clashes == (there,)


def test_danger_is_answered_and_merged_question_by_question() -> None:
    unit = office()
    case = assigned_case(unit)
    first, second, third = (each.id for each in danger_questions()[:3])
    version = questions_version()
    one, two = Device.of(unit.worker, case), Device.of(unit.worker, case)
    here = one.write(case, "danger", values={first: "no"}, version=version)
    there = two.write(case, "danger", values={second: "no"}, version=version)
    clashing = two.write(
        case, "danger", base=there["values"], values={second: "no", first: "yes"}, version=version
    )
    old = two.write(case, "danger", values={third: "no"}, version="of another year")

    replies = [
        *one.hand_in(unit.worker, here),
        *two.hand_in(unit.worker, there, clashing, old),
    ]

    with context.acting(unit.worker) as by:
        held = danger_values(by, case)
    assert [reply.outcome for reply in replies] == [
        Outcome.APPLIED,
        Outcome.APPLIED,
        Outcome.CONFLICT,
        Outcome.HELD,
    ]
    assert replies[-1].why is Why.NEW_PROFILE
    assert held == {first: "no", second: "no"}


def test_task_is_done_once_and_a_dropped_one_is_asked_about() -> None:
    unit = office()
    case = assigned_case(unit)
    done, dropped = _task(unit, case), _task(unit, case)
    device = Device.of(unit.worker, case)
    edits = [
        device.write(
            case,
            "task_done",
            about=str(task),
            base={"state": "waiting"},
            values={"state": "done"},
        )
        for task in (done, dropped)
    ]
    with context.acting(unit.supervisor) as by:
        drop_task(task=dropped, reason=DropReason.NOT_NEEDED, by=by)

    replies = device.hand_in(unit.worker, *edits)
    again = device.hand_in(unit.worker, *edits)

    with context.acting(unit.worker) as by:
        states = [task_page(by, case, task).row.state for task in (done, dropped)]
    assert [reply.outcome for reply in replies] == [Outcome.APPLIED, Outcome.CONFLICT]
    assert {reply.outcome for reply in again} == {Outcome.ALREADY}
    assert states == [TaskState.DONE, TaskState.DROPPED]


def _task(unit: Office, case: UUID) -> UUID:
    with context.acting(unit.worker) as by:
        return add_task(case=case, new=NewTask(title=next(iter(TaskTitle))), by=by)


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
