"""Where device and office changed one thing, both versions stand until somebody settles it."""

from uuid import UUID

import pytest

from tests.cases.ground import Office, office
from tests.field.desk import office_plans, plan_now, waiting
from tests.field.ground import Device, assigned_case, next_step
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.domain.danger.questions import danger_questions, questions_version
from wayhome.cases.domain.indicators.profile import profile
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.queries.profile_answers import profile_answers
from wayhome.field.actions.settle import ChoiceMissing, Decided, settle
from wayhome.field.domain.edit_states import EditState, StepRefused
from wayhome.field.domain.replies import Choice, Outcome, Why
from wayhome.field.queries.differences import edit_page
from wayhome.field.queries.office_values import danger_values
from wayhome.kernel import context
from wayhome.workplan.actions.add_task import NewTask, add_task
from wayhome.workplan.actions.work_on_task import drop_task
from wayhome.workplan.domain.task_states import DropReason, TaskState
from wayhome.workplan.domain.titles import TaskTitle
from wayhome.workplan.queries.tasks_of_case import task_page

pytestmark = pytest.mark.usefixtures("database")


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
