"""Open what is sealed about care in a case: one text, or all of one plan, for a purpose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Model

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.models import (
    Approval,
    ChildStep,
    Conference,
    NeedsAssessment,
    Objective,
    PlanAction,
    ReferralOrigin,
    Service,
)
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


class CareWords(StrEnum):
    """What can be opened."""

    NEEDS = "needs"
    OBJECTIVE = "objective"
    ACTION = "action"
    SERVICE = "service"
    APPROVAL = "approval"
    DECISIONS = "decisions"
    TASKS = "tasks"
    CHILD_STEP = "child_step"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a kind of words is kept, and the field group it belongs to."""

    model: type[Model]
    column: str
    group: FieldGroup


_G = FieldGroup
_KEPT: Mapping[CareWords, _Kept] = {
    CareWords.NEEDS: _Kept(NeedsAssessment, "sealed_note", _G.HEALTH),
    CareWords.OBJECTIVE: _Kept(Objective, "sealed_text", _G.CIRCUMSTANCES),
    CareWords.ACTION: _Kept(PlanAction, "sealed_text", _G.CIRCUMSTANCES),
    CareWords.SERVICE: _Kept(Service, "sealed_note", _G.HEALTH),
    CareWords.APPROVAL: _Kept(Approval, "sealed_words", _G.INTERNAL_NOTES),
    CareWords.DECISIONS: _Kept(Conference, "sealed_decisions", _G.INTERNAL_NOTES),
    CareWords.TASKS: _Kept(Conference, "sealed_tasks", _G.INTERNAL_NOTES),
    CareWords.CHILD_STEP: _Kept(ChildStep, "sealed_words", _G.FAMILY),
    CareWords.REFERRAL: _Kept(ReferralOrigin, "sealed_words", _G.HEALTH),
}


def open_words(
    actor: Actor,
    case: UUID,
    *,
    kinds: Collection[CareWords],
    rows: Collection[UUID],
    purpose: Purpose,
) -> Mapping[tuple[CareWords, UUID], str]:
    """Open texts of a case for a purpose, and leave one leaf. Raises NotFound when there is none."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    groups = {_KEPT[kind].group for kind in kinds}
    if not groups <= decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    key = keys.store().get(held.key)
    found: dict[tuple[CareWords, UUID], str] = {}
    for kind in kinds:
        kept = _KEPT[kind]
        table = kept.model._meta.db_table  # noqa: SLF001  # Django's public name for it
        sealed = kept.model._default_manager.filter(  # noqa: SLF001  # the same
            agency_id=held.agency, case_id=held.id, id__in=list(rows)
        ).values_list("id", kept.column)
        for row, content in sealed:
            if content is not None:
                place = Place(table, kept.column, row)
                found[kind, row] = unseal_json(content, key=key, place=place)
    if not found:
        raise NotFound
    leave_leaf(
        by=actor,
        tag=Tag.CARE_FIELDS_OPENED,
        about=About(
            kind="case",
            id=held.id,
            purpose=purpose.value,
            field_groups=sorted(group.value for group in groups),
            detail={"of": " ".join(sorted(str(row) for _, row in found))},
        ),
    )
    return found
