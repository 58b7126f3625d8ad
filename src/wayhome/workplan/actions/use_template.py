"""Use a template of steps on a case, and take it back."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.workplan.actions.add_task import NewTask, write_new_task
from wayhome.workplan.actions.change_task import Entry, write_task
from wayhome.workplan.domain.due import due_on
from wayhome.workplan.domain.step_templates import TemplateStep
from wayhome.workplan.domain.task_states import DropReason, TaskEvent, TaskState
from wayhome.workplan.models import Plan, Task
from wayhome.workplan.queries.templates import template_in_use


@dataclass(frozen=True, slots=True)
class Used:
    """A template in use on a case; `is_new` is False when it was in use before."""

    plan: UUID
    tasks: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many tasks were dropped, and how many stay because somebody touched them."""

    dropped: int
    kept: int


def use_template(*, case: UUID, template: str, by: Actor, begins_on: date | None = None) -> Used:
    """Make tasks of the steps of a template, due days after `begins_on` (today); once in a case.

    Nobody is given them: they belong to whoever works on the case. Raises NotFound (the case or the
    template), EventRefused (the case is closed).
    """
    held = template_in_use(by, template)
    plan_id, start = new_id(), begins_on or clock.local_today()
    with atomic():
        work_on(case, None, by=by)
        in_use = _in_use(case, template, by=by)
        if in_use is not None:
            return Used(in_use.id, in_use.tasks.count(), is_new=False)
        line = Line(StepKind.TASK, code=TaskEvent.PLAN, subject=plan_id)
        at_hand = work_on(case, line, by=by)
        plan = Plan(
            id=plan_id,
            agency_id=by.agency,
            case_id=case,
            template=held.id,
            template_version=held.version,
            begins_on=start,
            applied_at=clock.now(),
            applied_by=by.user,
        )
        plan.save(force_insert=True)
        for step in held.steps:
            write_new_task(at_hand, _task(step, start), by=by, task=new_id(), plan=plan)
        _tell(Tag.WORKPLAN_PLAN_APPLIED, plan, by=by, tasks=len(held.steps))
    return Used(plan_id, len(held.steps), is_new=True)


def take_back_template(*, case: UUID, plan: UUID, by: Actor) -> TakenBack:
    """Drop the tasks of a plan that nobody touched; the others stay. Twice changes nothing.

    Raises NotFound, EventRefused.
    """
    with atomic():
        work_on(case, None, by=by)
        plans = Plan.objects.filter(id=plan, agency_id=by.agency, case_id=case)
        row = plans.first()
        if row is None:
            raise NotFound
        tasks = list(Task.objects.filter(agency_id=by.agency, plan=row).order_by("position"))
        untouched = [task for task in tasks if task.state == TaskState.OPEN and task.version == 1]
        if row.undone_at is not None:
            return TakenBack(0, len(tasks))
        work_on(case, Line(StepKind.TASK, code=TaskEvent.UNPLAN, subject=row.id), by=by)
        plans.update(undone_at=clock.now())
        reason = DropReason.PLAN_UNDONE
        for task in untouched:
            write_task(task, Entry(TaskEvent.DROP, code=reason), by=by, drop_reason=reason)
        _tell(Tag.WORKPLAN_PLAN_UNDONE, row, by=by, tasks=len(untouched))
    return TakenBack(len(untouched), len(tasks) - len(untouched))


def _in_use(case: UUID, template: str, *, by: Actor) -> Plan | None:
    return Plan.objects.filter(
        agency_id=by.agency, case_id=case, template=template, undone_at__isnull=True
    ).first()


def _task(step: TemplateStep, start: date) -> NewTask:
    """The task of a step."""
    return NewTask(
        title=step.title,
        agency_words=step.words,
        kind=step.kind,
        priority=step.priority,
        due=due_on(start + timedelta(days=step.days)),
    )


def _tell(tag: Tag, plan: Plan, *, by: Actor, tasks: int) -> None:
    leave_leaf(
        by=by,
        tag=tag,
        about=About(
            kind="case",
            id=plan.case_id,
            detail={
                "plan": str(plan.id),
                "template": plan.template,
                "version": plan.template_version,
                "tasks": tasks,
            },
        ),
    )
