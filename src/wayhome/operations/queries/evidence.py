"""The evidence register of an operation: numbers, kinds and chains, nothing that is sealed."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal
from wayhome.operations.domain.evidence import EvidenceKind
from wayhome.operations.models import Custody, Evidence
from wayhome.operations.policy import reach_operation

_TABLE = "operations_evidence"


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """A link of the chain; from whom to whom stays closed."""

    id: UUID
    number: int
    handed_at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """An item; what it is and where it is kept stays closed. `size` is in bytes, 0 without a file."""

    id: UUID
    number: int
    kind: EvidenceKind
    taken_at: datetime
    media_type: str
    size: int
    by: UUID | None
    chain: tuple[CustodyLine, ...]


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file of an item in clear."""

    media_type: str
    number: int
    content: bytes = field(repr=False)


def evidence_of(actor: Actor, operation: UUID) -> tuple[EvidenceLine, ...]:
    """The items in the order of their numbers. Raises NotFound."""
    row, _decision = reach_operation(actor, operation, Permission.OPERATION_READ)
    columns = ("id", "number", "kind", "taken_at", "media_type", "size", "registered_by")
    items = Evidence.objects.filter(agency_id=row.agency_id, operation=row).only(*columns)
    links: dict[UUID, list[CustodyLine]] = {}
    handed = Custody.objects.filter(agency_id=row.agency_id, evidence__operation=row)
    for each in handed.defer("sealed_words").order_by("number"):
        line = CustodyLine(each.id, each.number, each.handed_at, each.recorded_by)
        links.setdefault(each.evidence_id, []).append(line)
    return tuple(
        EvidenceLine(
            id=item.id,
            number=item.number,
            kind=EvidenceKind(item.kind),
            taken_at=item.taken_at,
            media_type=item.media_type,
            size=item.size,
            by=item.registered_by,
            chain=tuple(links.get(item.id, ())),
        )
        for item in items.order_by("number")
    )


def open_file(actor: Actor, operation: UUID, *, evidence: UUID, purpose: Purpose) -> OpenedFile:
    """Open the file of one item for a purpose, and leave a leaf. Raises NotFound."""
    reach_operation(actor, operation, Permission.OPERATION_READ)
    row, decision = reach_operation(actor, operation, Permission.FIELDS_OPEN)
    if FieldGroup.LEGAL not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    item = Evidence.objects.filter(agency_id=row.agency_id, operation=row, id=evidence).first()
    if item is None or item.sealed_file is None:
        raise NotFound
    place = Place(_TABLE, "sealed_file", item.id)
    content = unseal(item.sealed_file, key=keys.store().get(row.key_id), place=place)
    leave_leaf(
        by=actor,
        tag=Tag.OPERATIONS_FIELDS_OPENED,
        about=About(
            kind="operation",
            id=row.id,
            purpose=purpose.value,
            field_groups=[FieldGroup.LEGAL.value],
            detail={"of": str(item.id), "kind": "file"},
        ),
    )
    return OpenedFile(item.media_type, item.number, content)
