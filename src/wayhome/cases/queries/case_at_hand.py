"""A case as the rooms above and beside this one need it: which key seals it, and whose it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case, CaseComplaint
from wayhome.cases.policy import reach_case
from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import mentions


@dataclass(frozen=True, slots=True)
class CaseAtHand:
    """A case without anything sealed; `key` is the id of the data key that seals what is about it."""

    id: UUID
    agency: UUID
    code: str
    key: UUID
    state: CaseState
    version: int
    closed_at: datetime | None = None
    erased_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether work can still be done on it."""
        return self.state is CaseState.OPEN


def case_at_hand(
    actor: Actor, case: UUID, permission: Permission = Permission.CASE_READ
) -> tuple[CaseAtHand, Decision]:
    """A case and what the actor may do with it. Raises NotFound, for unknown and forbidden alike."""
    row, decision = reach_case(actor, case, permission)
    return at_hand(row), decision


def at_hand(row: Case) -> CaseAtHand:
    """What the rooms above may know of a case that was reached."""
    return CaseAtHand(
        id=row.id,
        agency=row.agency_id,
        code=row.code,
        key=row.key_id,
        state=CaseState(row.state),
        version=row.version,
        closed_at=row.closed_at,
        erased_at=row.erased_at,
    )


@dataclass(frozen=True, slots=True)
class PersonAtHand:
    """A person of a case, named by the complaints that tell of them: no identity, no name.

    `complaint` is the earliest of them: rooms that write about one person of several keep it, since
    it stays when persons are merged or parted.
    """

    complaint: UUID
    cluster: UUID
    complaints: tuple[UUID, ...]


def persons_at_hand(actor: Actor, case: UUID) -> tuple[PersonAtHand, ...]:
    """The persons of a case, by their complaints. Raises NotFound."""
    held = complaints_at_hand(actor, case)
    found: dict[UUID, list[UUID]] = {}
    for mention in mentions(actor, complaints=held) if held else ():
        found.setdefault(mention.cluster, []).append(mention.complaint)
    return tuple(
        PersonAtHand(complaints[0], cluster, tuple(complaints))
        for cluster, complaints in found.items()
    )


def complaints_at_hand(actor: Actor, case: UUID) -> tuple[UUID, ...]:
    """The complaints of a case, registered or not, in the order of lodging. Raises NotFound."""
    row, _decision = reach_case(actor, case, Permission.CASE_READ)
    held = CaseComplaint.objects.filter(agency_id=row.agency_id, case=row, detached_at__isnull=True)
    return tuple(held.order_by("lodged_at", "id").values_list("complaint_id", flat=True))
