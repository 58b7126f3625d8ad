"""Open why somebody proposed that a case be erased."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.erasure.models import Erasure
from wayhome.kernel.actor import Actor
from wayhome.kernel.reasons import open_reason
from wayhome.kernel.sealing import Place

PLACE = ("erasure_erasure", "sealed_reason")


@dataclass(frozen=True, slots=True)
class OpenedReason:
    """The reason in words."""

    erasure: UUID
    text: str = field(repr=False)


def open_erasure_reason(actor: Actor, case: UUID, erasure: UUID) -> OpenedReason:
    """Open the reason of one erasure, and leave a leaf. Raises NotFound, Erased."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    row = Erasure.objects.filter(agency_id=held.agency, case_id=held.id, id=erasure).first()
    if row is None or FieldGroup.INTERNAL_NOTES not in decision.field_groups:
        raise NotFound
    text = open_reason(row.sealed_reason, key=held.key, place=Place(*PLACE, row.id))
    about = About(
        kind="case",
        id=held.id,
        purpose=Purpose.QUALITY.value,
        field_groups=[FieldGroup.INTERNAL_NOTES.value],
        detail={"erasure": str(row.id)},
    )
    leave_leaf(by=actor, tag=Tag.ERASURE_REASON_OPENED, about=about)
    return OpenedReason(row.id, text)
