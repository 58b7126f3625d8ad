"""Make the secret address of somebody's calendar, make it anew, and end it."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.workplan.domain.calendar_secret import digest_of, new_secret
from wayhome.workplan.models import CalendarFeed


class MadeTwice(Exception):
    """The same person made an address at the same moment elsewhere; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewAddress:
    """The secret of an address, shown once; only its SHA-256 is kept."""

    feed: UUID
    secret: str = field(repr=False)


def make_address(*, by: Actor) -> NewAddress:
    """Make a secret address for the actor's calendar; the one before is unknown from now on.

    Raises NotFound for somebody who may list no cases, MadeTwice.
    """
    require(by, Permission.CASE_LIST)
    if by.user is None:
        raise NotFound
    secret = new_secret()
    row = CalendarFeed(
        id=new_id(),
        agency_id=by.agency,
        user_id=by.user,
        digest=digest_of(secret),
        made_at=clock.now(),
    )
    with atomic():
        _revoke(by.user, by=by)
        try:
            with atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise MadeTwice from None
        leave_leaf(by=by, tag=Tag.WORKPLAN_FEED_MADE, about=About(kind="calendar", id=row.id))
    return NewAddress(feed=row.id, secret=secret)


def end_address(*, by: Actor) -> bool:
    """End the address of the actor's calendar; False when there was none. Raises NotFound."""
    require(by, Permission.CASE_LIST)
    if by.user is None:
        raise NotFound
    with atomic():
        ended = _revoke(by.user, by=by)
        if ended is not None:
            leave_leaf(by=by, tag=Tag.WORKPLAN_FEED_REVOKED, about=About(kind="calendar", id=ended))
    return ended is not None


def _revoke(user: UUID, *, by: Actor) -> UUID | None:
    """End the address in use, and say which it was."""
    mine = CalendarFeed.objects.filter(agency_id=by.agency, user_id=user, revoked_at__isnull=True)
    held = mine.select_for_update().values_list("id", flat=True).first()
    mine.update(revoked_at=clock.now())
    return held
