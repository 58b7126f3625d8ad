"""Open why somebody proposed that something be erased."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.domain.subjects import Subject
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.subject_at_hand import subject_at_hand
from wayhome.kernel.actor import Actor
from wayhome.kernel.reasons import open_reason
from wayhome.kernel.sealing import Place

PLACE = ("erasure_erasure", "sealed_reason")


@dataclass(frozen=True, slots=True)
class OpenedReason:
    """The reason in words."""

    erasure: UUID
    text: str = field(repr=False)


def open_erasure_reason(actor: Actor, subject: Subject, erasure: UUID) -> OpenedReason:
    """Open the reason of one erasure, and leave a leaf. Raises NotFound, Erased."""
    held, decision = subject_at_hand(actor, subject, Permission.FIELDS_OPEN)
    own = Erasure.objects.filter(case_id=subject.case, complaint_id=subject.complaint)
    row = own.filter(agency_id=held.agency, id=erasure).first()
    if row is None or FieldGroup.INTERNAL_NOTES not in decision.field_groups:
        raise NotFound
    text = open_reason(row.sealed_reason, key=held.key, place=Place(*PLACE, row.id))
    about = About(
        kind=subject.kind,
        id=subject.id,
        purpose=Purpose.QUALITY.value,
        field_groups=[FieldGroup.INTERNAL_NOTES.value],
        detail={"erasure": str(row.id)},
    )
    leave_leaf(by=actor, tag=Tag.ERASURE_REASON_OPENED, about=about)
    return OpenedReason(row.id, text)
