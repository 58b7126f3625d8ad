"""End what was taken along before its time is over."""

from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, can
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.field.domain.endings import Ending
from wayhome.field.models import Taking
from wayhome.field.policy import officer
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import atomic


def end_taking(taking: UUID, *, by: Actor) -> None:
    """End a taking of one's own, or as somebody who assigns cases a colleague's. Twice ends it once.

    The office's half is gone at once: the device opens nothing once it has reached the office. What was
    written there can still be handed in. Raises NotFound.
    """
    with atomic():
        own = Taking.objects.select_for_update().filter(id=taking, agency_id=by.agency)
        row = own.first()
        if row is None:
            raise NotFound
        is_own = row.user_id == by.user
        if not is_own and not can(by, Permission.CASE_ASSIGN, Target(agency=row.agency_id)):
            raise NotFound
        if row.ended_at is None:
            end_row(row, because=Ending.GIVEN_BACK if is_own else Ending.REVOKED, by=by)


def end_takings_of_session(session: str, *, by: Actor) -> int:
    """End what was taken along in a session that is signed out; returns how many there were."""
    # Partners sign out too, and have taken nothing.
    if not session or by.kind is not ActorKind.STAFF:
        return 0
    with atomic():
        rows = list(own_running(by).filter(session=session).select_for_update())
        for row in rows:
            end_row(row, because=Ending.SIGNED_OUT, by=by)
    return len(rows)


def own_running(by: Actor) -> QuerySet[Taking]:
    """Takings of the actor that nobody has ended; part of a larger action."""
    return Taking.objects.filter(agency_id=by.agency, user_id=officer(by), ended_at__isnull=True)


def end_row(row: Taking, *, because: Ending, by: Actor) -> None:
    """Write the end of a taking that was reached, and its leaf."""
    row.ended_at, row.ended_because, row.ended_by = clock.now(), because, by.user
    row.sealed_half = None
    row.save(update_fields=["ended_at", "ended_because", "ended_by", "sealed_half"])
    about = About(kind="taking", id=row.id, detail={"because": because.value})
    leave_leaf(by=by, tag=Tag.FIELD_TAKING_ENDED, about=about)
