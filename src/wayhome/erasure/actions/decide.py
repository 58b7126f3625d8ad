"""Agree to an erasure or decline it, and call one off while it waits."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.moving import leave, locked, moved, proposer, require_free
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.workflow import WAITING_DAYS, ErasureEvent
from wayhome.erasure.models import Erasure
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


class SamePerson(Exception):
    """Whoever proposed an erasure cannot be the one who agrees to it."""


def approve(*, erasure: UUID, by: Actor) -> None:
    """Agree: it is erased after `WAITING_DAYS` days, if nothing keeps it from that then.

    Raises NotFound, SamePerson, ErasureRefused, Held.
    """
    with atomic():
        row, held = locked(erasure, by=by, needs=Permission.ERASURE_APPROVE)
        moved(row, ErasureEvent.APPROVE)
        if row.proposed_by == by.user:
            raise SamePerson
        require_free(by, held, Ground(row.ground))
        row.approved_at, row.approved_by = clock.now(), proposer(by)
        row.days_left, row.counted_on = WAITING_DAYS, clock.local_today()
        row.save(update_fields=["state", "approved_at", "approved_by", "days_left", "counted_on"])
        leave(row, Tag.ERASURE_CASE_APPROVED, by=by, days=WAITING_DAYS)


def decline(*, erasure: UUID, by: Actor) -> None:
    """Say no to a proposal of somebody else. Raises NotFound, SamePerson, ErasureRefused."""
    with atomic():
        row, _held = locked(erasure, by=by, needs=Permission.ERASURE_APPROVE)
        moved(row, ErasureEvent.DECLINE)
        if row.proposed_by == by.user:
            raise SamePerson
        _end(row, Tag.ERASURE_CASE_DECLINED, by=by)


def call_off(*, erasure: UUID, by: Actor) -> None:
    """Stop an erasure before its first key is destroyed. Raises NotFound, ErasureRefused."""
    with atomic():
        row, _held = _of_either(erasure, by=by)
        moved(row, ErasureEvent.CALL_OFF)
        _end(row, Tag.ERASURE_CASE_CALLED_OFF, by=by)


def _of_either(erasure: UUID, *, by: Actor) -> tuple[Erasure, object]:
    """Whoever may propose or approve an erasure may call it off. Raises NotFound."""
    try:
        return locked(erasure, by=by, needs=Permission.ERASURE_PROPOSE)
    except NotFound:
        return locked(erasure, by=by, needs=Permission.ERASURE_APPROVE)


def _end(row: Erasure, tag: Tag, *, by: Actor) -> None:
    """Write the end of an erasure that did not happen, and its leaf."""
    row.ended_at, row.ended_by = clock.now(), proposer(by)
    row.save(update_fields=["state", "ended_at", "ended_by"])
    leave(row, tag, by=by)
