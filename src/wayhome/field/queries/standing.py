"""How a taking stands, as its device asks when it reaches the office."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.field.domain.endings import Ending
from wayhome.field.models import TakenCase, Taking
from wayhome.field.policy import officer
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether it may still be opened, and by which half; `gone` are cases that may be read no longer.

    `half` is None once the taking has ended or its time is over.
    """

    taking: UUID
    ends_at: datetime
    because: Ending | None
    gone: tuple[UUID, ...]
    half: bytes | None = field(repr=False)

    @property
    def is_running(self) -> bool:
        """Whether the device may open what it holds."""
        return self.half is not None


def standing(actor: Actor, taking: UUID) -> Standing:
    """How a taking of the actor stands now. Raises NotFound, for a colleague's as well."""
    row = Taking.objects.filter(id=taking, agency_id=actor.agency, user_id=officer(actor)).first()
    if row is None:
        raise NotFound
    half = None
    if row.sealed_half is not None and clock.now() < row.ends_at:
        place = Place("field_taking", "sealed_half", row.id)
        half = unseal(row.sealed_half, key=keys.store().get(row.key_id), place=place)
    return Standing(
        taking=row.id,
        ends_at=row.ends_at,
        because=Ending(row.ended_because) if row.ended_because else None,
        gone=_gone(actor, row),
        half=half,
    )


def _gone(actor: Actor, row: Taking) -> tuple[UUID, ...]:
    """The cases of a taking that the actor may open no longer."""
    taken = TakenCase.objects.filter(agency_id=actor.agency, taking=row)
    return tuple(
        case
        for case in taken.values_list("case_id", flat=True).order_by("case_id")
        if not _may_open(actor, case)
    )


def _may_open(actor: Actor, case: UUID) -> bool:
    try:
        case_at_hand(actor, case, Permission.FIELDS_OPEN)
    except NotFound:
        return False
    return True
