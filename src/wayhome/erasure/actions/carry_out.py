"""Carry an erasure out, one part after the other."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import complaints_at_hand
from wayhome.erasure.actions.moving import leave, locked, moved
from wayhome.erasure.actions.overtaken import call_off_overtaken
from wayhome.erasure.actions.parts import ERASE
from wayhome.erasure.actions.tell_receivers import tell_receivers
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.parts import PARTS, Part
from wayhome.erasure.domain.workflow import ErasureEvent, ErasureState
from wayhome.erasure.models import Erasure, ErasurePart
from wayhome.erasure.queries.holds import holds
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Doomed

JOB = "erasure.carry_out"


def carry_out(*, erasure: UUID, by: Actor) -> Part | None:
    """Destroy the next part and ask for the one after; None when nothing was to be done.

    A part and its mark stand or fall together, so that a job that dies goes on where it was. Before the
    first part the holds are asked once more: what is held waits, and what was taken up again since
    it was agreed to is called off. Raises NotFound.
    """
    with atomic():
        row, held = locked(erasure, by=by, needs=Permission.ERASURE_APPROVE)
        if row.state == ErasureState.WAITING and not row.days_left:
            if call_off_overtaken(row, held, by=by) or holds(by, held, Ground(row.ground)):
                return None
            moved(row, ErasureEvent.BEGIN).begun_at = clock.now()
        elif row.state == ErasureState.RUNNING:
            moved(row, ErasureEvent.GO_ON)
        else:
            return None
        part = _next(row)
        _destroy(row, part, by=by)
        if _next_or_none(row) is None:
            moved(row, ErasureEvent.FINISH).ended_at = clock.now()
            leave(row, Tag.ERASURE_CASE_ERASED, by=by)
            tell_receivers(row, by=by)
        else:
            enqueue(JOB, agency=by.agency, erasure=row.id)
        row.save(update_fields=["state", "begun_at", "ended_at"])
    return part


def _destroy(row: Erasure, part: Part, *, by: Actor) -> None:
    """Destroy one part, mark it, and leave a leaf with counts."""
    destroyed = ERASE[part](_doomed(row, by=by), by=by)
    ErasurePart(
        agency_id=row.agency_id,
        erasure=row,
        part=part,
        keys=destroyed.keys,
        rows=destroyed.rows,
        destroyed_at=clock.now(),
    ).save(force_insert=True)
    counts = {"keys": destroyed.keys, "rows": destroyed.rows}
    leave(row, Tag.ERASURE_PART_DESTROYED, by=by, part=part.value, **counts)


def _doomed(row: Erasure, *, by: Actor) -> Doomed:
    """What the rooms are told to destroy."""
    if row.complaint_id:
        return Doomed(row.agency_id, None, (row.complaint_id,))
    return Doomed(row.agency_id, row.case_id, complaints_at_hand(by, row.subject.id))


def _next(row: Erasure) -> Part:
    """The first part that still stands."""
    part = _next_or_none(row)
    if part is None:
        raise ValueError("An erasure that runs has a part left.")
    return part


def _next_or_none(row: Erasure) -> Part | None:
    done = ErasurePart.objects.filter(agency_id=row.agency_id, erasure=row)
    marked = set(done.values_list("part", flat=True))
    return next((part for part in PARTS[row.subject.kind] if part.value not in marked), None)
