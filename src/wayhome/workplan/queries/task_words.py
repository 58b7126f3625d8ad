"""Open what is sealed in a task: its own words and its note."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json
from wayhome.workplan.models import Task


@dataclass(frozen=True, slots=True)
class TaskWords:
    """The words of one task, open; empty where nothing was written."""

    task: UUID
    words: str = field(repr=False)
    note: str = field(repr=False)


def open_task_words(actor: Actor, case: UUID, *, task: UUID, purpose: Purpose) -> TaskWords:
    """Open the words of one task for a purpose, and leave a leaf. Raises NotFound."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    is_allowed = FieldGroup.INTERNAL_NOTES in decision.field_groups and purpose in decision.purposes
    found = Task.objects.filter(agency_id=held.agency, case_id=held.id, id=task)
    sealed = found.values_list("sealed_title", "sealed_note").first()
    if not is_allowed or sealed is None or not any(sealed):
        raise NotFound
    key = keys.store().get(held.key)
    places = [Place("workplan_task", column, task) for column in ("sealed_title", "sealed_note")]
    words, note = (
        unseal_json(bytes(text), key=key, place=place) if text else ""
        for text, place in zip(sealed, places, strict=True)
    )
    leave_leaf(
        by=actor,
        tag=Tag.WORKPLAN_FIELDS_OPENED,
        about=About(
            kind="case",
            id=held.id,
            purpose=purpose.value,
            field_groups=[FieldGroup.INTERNAL_NOTES.value],
            detail={"task": str(task)},
        ),
    )
    return TaskWords(task=task, words=words, note=note)
