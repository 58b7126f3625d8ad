"""How far a complaint has come: its steps, and what was said both ways."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.domain.messages import Direction, Topic
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.models import Complaint, Message, Milestone
from wayhome.intake.policy import NOBODY, Assigned, Whose
from wayhome.intake.queries.reached import key_of, reached_row
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, unseal

_ORDER = {code: place for place, code in enumerate(MilestoneCode.values)}
MESSAGES = "intake_message"


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone and when it was reached."""

    code: MilestoneCode
    reached_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One message; `text` is None where the reader of a receipt wrote it before."""

    id: UUID
    direction: Direction
    topic: Topic
    sent_at: datetime
    read_at: datetime | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """What a lodger or partner sees of the work; steps in their order, messages newest first."""

    complaint: UUID
    code: str
    lodged_at: datetime
    steps: tuple[Step, ...]
    messages: tuple[Said, ...]
    erased_at: datetime | None = None


def progress(
    actor: Actor,
    complaint_id: UUID,
    *,
    assigned: Assigned = NOBODY,
    purpose: Purpose | None = None,
) -> Progress:
    """The progress of one complaint, with its messages opened. Raises NotFound.

    Staff open them for a purpose, which the caller checks; it stands on the leaf.

    Whoever holds a receipt is shown the agency's words only: a receipt found by somebody else must
    not tell what was told.
    """
    row = reached_row(complaint_id)
    policy.require_reading(
        actor,
        complaint=row.id,
        whose=Whose(row.agency_id, row.lodger_agency_id),
        assigned=assigned,
    )
    messages = _messages(row, hide_own=actor.kind is ActorKind.LODGER)
    opened = sum(each.text is not None for each in messages)
    if opened or purpose:
        leave_leaf(
            by=actor,
            tag=Tag.INTAKE_MESSAGES_OPENED,
            about=About(
                kind="complaint",
                id=row.id,
                purpose=purpose.value if purpose else None,
                field_groups=[FieldGroup.CONTACT.value] if purpose else (),
                detail={"messages": opened},
            ),
        )
    return Progress(
        complaint=row.id,
        code=row.code,
        lodged_at=row.lodged_at,
        steps=_steps(row),
        messages=messages,
        erased_at=row.erased_at,
    )


def _steps(row: Complaint) -> tuple[Step, ...]:
    """The milestones in their usual order."""
    found = Milestone.objects.filter(agency_id=row.agency_id, complaint_id=row.id)
    steps = (Step(MilestoneCode(each.code), each.reached_at) for each in found)
    return tuple(sorted(steps, key=lambda step: _ORDER[step.code]))


def _messages(row: Complaint, *, hide_own: bool) -> tuple[Said, ...]:
    """The messages, newest first; of an erased complaint only that there were some."""
    found = Message.objects.filter(agency_id=row.agency_id, complaint_id=row.id)
    key = None if row.erased_at else key_of(row)
    return tuple(_said(each, key=key, hide_own=hide_own) for each in found.order_by("-sent_at"))


def _said(message: Message, *, key: DataKey | None, hide_own: bool) -> Said:
    """One message, opened unless it must stay closed or was erased."""
    hidden = hide_own and message.direction == Direction.FROM_LODGER
    text = None
    if key is not None and message.sealed_body is not None and not hidden:
        place = Place(MESSAGES, "sealed_body", message.id)
        text = unseal(bytes(message.sealed_body), key=key, place=place).decode()
    return Said(
        id=message.id,
        direction=Direction(message.direction),
        topic=Topic(message.topic),
        sent_at=message.sent_at,
        read_at=message.read_at,
        text=text,
    )
