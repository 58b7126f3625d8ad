"""Templates of steps: those that come with Wayhome, the agency's own, and which a case uses."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.expressions import OuterRef, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel.actor import Actor
from wayhome.workplan.domain.case_kinds import CaseKind
from wayhome.workplan.domain.step_templates import (
    StepTemplate,
    published_templates,
    step_from_json,
)
from wayhome.workplan.domain.task_states import TaskState
from wayhome.workplan.models import Plan, TemplateVersion


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """An agency's own template as it stands: its steps, and who wrote this version when."""

    template: StepTemplate
    number: int
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A template in use on a case, and how far its tasks are."""

    id: UUID
    template: str
    name: str
    version: str
    begins_on: date
    at: datetime
    by: UUID | None
    tasks: int
    done: int
    untouched: int


def templates(actor: Actor) -> tuple[StepTemplate, ...]:
    """Every template that can be used, the agency's own first. Raises NotFound."""
    own = tuple(each.template for each in own_templates(actor))
    return own + published_templates()


def own_templates(actor: Actor) -> tuple[OwnTemplate, ...]:
    """The agency's own templates in their newest version, by name. Raises NotFound."""
    require(actor, Permission.CASE_LIST)
    versions = TemplateVersion.objects.filter(agency_id=actor.agency)
    newest = versions.filter(template_id=OuterRef("template_id")).order_by("-number")
    rows = versions.filter(number=Subquery(newest.values("number")[:1]), is_ended=False)
    return tuple(own_template(row) for row in rows.order_by("name", "template_id"))


def own_template(row: TemplateVersion) -> OwnTemplate:
    """One version as it was written."""
    template = StepTemplate(
        id=str(row.template_id),
        version=str(row.number),
        kind=CaseKind(row.kind),
        name=row.name,
        steps=tuple(step_from_json(step) for step in row.steps),
        is_own=True,
    )
    return OwnTemplate(template=template, number=row.number, at=row.at, by=row.by_id)


def template_in_use(actor: Actor, template: str) -> StepTemplate:
    """A template that can be used, by its id. Raises NotFound."""
    found = next((each for each in templates(actor) if each.id == template), None)
    if found is None:
        raise NotFound
    return found


def template_history(actor: Actor, template: UUID) -> tuple[OwnTemplate, ...]:
    """Every version of an own template, newest first. Raises NotFound."""
    require(actor, Permission.CASE_LIST)
    rows = TemplateVersion.objects.filter(agency_id=actor.agency, template_id=template)
    found = tuple(own_template(row) for row in rows.order_by("-number"))
    if not found:
        raise NotFound
    return found


def plans_of_case(actor: Actor, case: UUID) -> tuple[PlanRow, ...]:
    """The templates in use on a case, the newest first. Raises NotFound."""
    held, _decision = case_at_hand(actor, case)
    rows = Plan.objects.filter(
        agency_id=held.agency, case_id=held.id, undone_at__isnull=True
    ).annotate(
        all_tasks=Count("tasks"),
        done=Count("tasks", filter=Q(tasks__state=TaskState.DONE)),
        untouched=Count("tasks", filter=Q(tasks__state=TaskState.OPEN, tasks__version=1)),
    )
    names = {each.id: each.name for each in published_templates()}
    own = TemplateVersion.objects.filter(agency_id=held.agency).order_by("number")
    names |= {str(each): name for each, name in own.values_list("template_id", "name")}
    return tuple(
        PlanRow(
            id=row.id,
            template=row.template,
            name=names.get(row.template, row.template),
            version=row.template_version,
            begins_on=row.begins_on,
            at=row.applied_at,
            by=row.applied_by,
            tasks=row.all_tasks,
            done=row.done,
            untouched=row.untouched,
        )
        for row in rows.order_by("-applied_at")
    )
