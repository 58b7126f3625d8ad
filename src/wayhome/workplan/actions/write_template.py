"""Write the agency's own templates of steps, and end one."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.workplan.domain.case_kinds import CaseKind
from wayhome.workplan.domain.step_templates import TemplateStep, checked, step_to_json
from wayhome.workplan.models import TemplateVersion

LONGEST_NAME = 80


class TemplateChanged(Exception):
    """Somebody else wrote a newer version meanwhile; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A template as somebody wrote it; its name and words name nobody."""

    name: str
    kind: CaseKind
    steps: tuple[TemplateStep, ...]


def write_template(
    *, new: NewVersion, by: Actor, template: UUID | None = None, number: int = 0
) -> UUID:
    """Write a template, or the next version of one as it was shown in version `number`.

    What is used on cases already stays as it is. Raises NotFound, TemplateChanged,
    TemplateStepsWrong.
    """
    require(by, Permission.CASE_ASSIGN, Target(agency=by.agency))
    steps = checked(new.name, new.steps)
    ordered = sorted(steps, key=lambda step: step.days)
    row = TemplateVersion(
        agency_id=by.agency,
        template_id=template or new_id(),
        kind=new.kind,
        name=new.name.strip()[:LONGEST_NAME],
        steps=[step_to_json(step) for step in ordered],
    )
    with atomic():
        _add(row, number, by=by)
    return row.template_id


def end_template(*, template: UUID, by: Actor, number: int) -> None:
    """Offer a template no longer. Raises NotFound, TemplateChanged."""
    require(by, Permission.CASE_ASSIGN, Target(agency=by.agency))
    with atomic():
        last = _last(template, by=by)
        if last is None or last.is_ended:
            raise NotFound
        row = TemplateVersion(
            agency_id=by.agency,
            template_id=template,
            kind=last.kind,
            name=last.name,
            steps=last.steps,
            is_ended=True,
        )
        _add(row, number, by=by)


def _add(row: TemplateVersion, number: int, *, by: Actor) -> None:
    """Add the version after the one that was shown. Raises NotFound, TemplateChanged."""
    last = _last(row.template_id, by=by)
    if (last is None and number) or (last and last.is_ended):
        raise NotFound
    if last is not None and last.number != number:
        raise TemplateChanged
    row.number, row.at, row.by_id = number + 1, clock.now(), by.user
    try:
        with atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Two wrote at once: the number is taken.
        raise TemplateChanged from None
    leave_leaf(
        by=by,
        tag=Tag.WORKPLAN_TEMPLATE_WRITTEN,
        about=About(
            kind="template",
            id=row.template_id,
            detail={"version": row.number, "steps": len(row.steps), "is_ended": row.is_ended},
        ),
    )


def _last(template: UUID, *, by: Actor) -> TemplateVersion | None:
    versions = TemplateVersion.objects.filter(agency_id=by.agency, template_id=template)
    return versions.order_by("-number").first()
