"""Files of a complaint: listed without their names, opened one at a time on the record."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.models import Attachment
from wayhome.intake.policy import NOBODY, Assigned, Whose
from wayhome.intake.queries.reached import key_of, reached_row
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal

_TABLE = "intake_attachment"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file by what may stand in clear; the size is in bytes."""

    id: UUID
    media_type: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedAttachment:
    """A file opened: its name as it was sent, its cleaned content."""

    media_type: str
    name: str = field(repr=False)
    content: bytes = field(repr=False)


def attachments(
    actor: Actor, complaint_id: UUID, *, assigned: Assigned = NOBODY
) -> tuple[AttachmentRow, ...]:
    """The files of a complaint, in the order they came. Raises NotFound."""
    row = reached_row(complaint_id)
    whose = Whose(row.agency_id, row.lodger_agency_id)
    policy.require_reading(actor, complaint=row.id, whose=whose, assigned=assigned)
    found = Attachment.objects.filter(agency_id=row.agency_id, complaint_id=row.id)
    listed = found.order_by("added_at", "id").only("id", "media_type", "size", "added_at")
    return tuple(
        AttachmentRow(each.id, each.media_type, each.size, each.added_at) for each in listed
    )


def open_attachment(
    actor: Actor, attachment_id: UUID, *, purpose: Purpose, assigned: Assigned = NOBODY
) -> OpenedAttachment:
    """Open one file for a purpose and leave a leaf. Raises NotFound."""
    file = Attachment.objects.filter(id=attachment_id).first()
    if file is None or file.sealed_content is None or file.sealed_name is None:
        raise NotFound
    row = reached_row(file.complaint_id)
    whose = Whose(row.agency_id, row.lodger_agency_id)
    decision = policy.require_opening(actor, complaint=row.id, whose=whose, assigned=assigned)
    is_photo = file.media_type.startswith("image/")
    group = FieldGroup.PHOTO if is_photo else FieldGroup.DOCUMENTS
    if group not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    leave_leaf(
        by=actor,
        tag=Tag.INTAKE_ATTACHMENT_OPENED,
        about=About(
            kind="attachment", id=file.id, purpose=purpose.value, field_groups=[group.value]
        ),
    )
    key = key_of(row)
    name = unseal(bytes(file.sealed_name), key=key, place=Place(_TABLE, "sealed_name", file.id))
    content = unseal(
        bytes(file.sealed_content), key=key, place=Place(_TABLE, "sealed_content", file.id)
    )
    return OpenedAttachment(media_type=file.media_type, name=name.decode(), content=content)
