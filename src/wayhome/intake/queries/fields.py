"""Open sealed answers of a complaint, one group at a time, each opening on the record."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.domain.answers import Answers, from_json
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.sealed_answers import TABLE, column_of
from wayhome.intake.models import Complaint
from wayhome.intake.policy import NOBODY, Assigned, Whose
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.erasing import Erased
from wayhome.kernel.sealing import Place, unseal_json


@dataclass(frozen=True, slots=True)
class Fields:
    """The answers of one group of one complaint, as received.

    `key` is the id of the key they are sealed with: what another room writes down of them under the
    same key is erased with them.
    """

    complaint: UUID
    group: FieldGroup
    answers: Answers
    key: UUID


def open_fields(
    actor: Actor,
    complaint_id: UUID,
    group: FieldGroup,
    *,
    purpose: Purpose,
    assigned: Assigned = NOBODY,
) -> Fields:
    """Open one group for a purpose and leave a leaf. Raises NotFound.

    The system opens without role or purpose list; everybody else needs both from the policy.
    """
    if group not in GROUPS:
        raise NotFound
    row = _row(complaint_id)
    decision = policy.require_opening(
        actor,
        complaint=row.id,
        whose=Whose(row.agency_id, row.lodger_agency_id),
        assigned=assigned,
    )
    is_system = actor.kind is ActorKind.SYSTEM
    if not is_system and (group not in decision.field_groups or purpose not in decision.purposes):
        raise NotFound
    _leave(actor, row.id, groups=[group], purpose=purpose)
    return Fields(row.id, group, _unsealed(row, groups=[group]), key=row.key_id)


def open_answers(actor: Actor, complaint_id: UUID, *, groups: Collection[FieldGroup]) -> Answers:
    """Open several groups at once for the system's own work, with one leaf. Raises NotFound."""
    if actor.kind is not ActorKind.SYSTEM:
        raise NotFound
    row = _row(complaint_id)
    if row.agency_id != actor.agency:
        raise NotFound
    _leave(actor, row.id, groups=groups, purpose=None)
    return _unsealed(row, groups=groups)


def _row(complaint_id: UUID) -> Complaint:
    """The row with its sealed columns. Raises NotFound."""
    row = Complaint.objects.filter(id=complaint_id).first()
    if row is None:
        raise NotFound
    return row


def _unsealed(row: Complaint, *, groups: Collection[FieldGroup]) -> Answers:
    """The answers of the groups; a group without any adds none. Raises Erased."""
    if row.erased_at is not None:
        raise Erased(row.erased_at)
    key = keys.store().get(row.key_id)
    answers = Answers({})
    for group in groups:
        sealed = getattr(row, column_of(group))
        if sealed is not None:
            content = unseal_json(sealed, key=key, place=Place(TABLE, column_of(group), row.id))
            answers = Answers({**answers.given, **from_json(content).given})
    return answers


def _leave(
    actor: Actor, complaint: UUID, *, groups: Collection[FieldGroup], purpose: Purpose | None
) -> None:
    """One leaf for one opening."""
    leave_leaf(
        by=actor,
        tag=Tag.INTAKE_FIELDS_OPENED,
        about=About(
            kind="complaint",
            id=complaint,
            purpose=purpose.value if purpose else None,
            field_groups=[group.value for group in groups],
        ),
    )
