"""When somebody's tasks are due: days and moments with how many, and nothing of what they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max

from wayhome.access.queries.actors import actor_with
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.workplan.domain.calendar_secret import digest_of
from wayhome.workplan.models import CalendarFeed
from wayhome.workplan.queries.my_work import Whose, own_tasks

BACK = timedelta(days=30)
AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DueEntry:
    """So many tasks are due on a day, or at a moment of it."""

    on: date
    at: datetime | None
    count: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Address:
    """That somebody's calendar has an address, and since when."""

    made_at: datetime


def calendar_days(actor: Actor) -> tuple[DueEntry, ...]:
    """What waits for the actor and has a day, a month back and a year ahead. Raises NotFound."""
    today = clock.local_today()
    dated = own_tasks(actor, Whose.BOTH).filter(due_on__range=(today - BACK, today + AHEAD))
    rows = (
        dated.order_by()
        .values_list("due_on", "due_at")
        .annotate(n=Count("id"), last=Max("changed_at"))
        .order_by("due_on", "due_at")
    )
    return tuple(DueEntry(*row) for row in rows)


def address_of(actor: Actor) -> Address | None:
    """The address of the actor's calendar; None while there is none."""
    if actor.user is None:
        return None
    row = CalendarFeed.objects.filter(
        agency_id=actor.agency, user_id=actor.user, revoked_at__isnull=True
    ).first()
    return Address(row.made_at) if row else None


def reader_of(secret: str) -> tuple[UUID, Actor] | None:
    """Which address has this secret, and whose calendar it is; None for any other.

    Asked before anybody is known, in the context of signing in.
    """
    row = CalendarFeed.objects.filter(digest=digest_of(secret), revoked_at__isnull=True).first()
    actor = actor_with(row.user_id) if row else None
    if row is None or actor is None or actor.kind is not ActorKind.STAFF:
        return None
    return (row.id, actor)
