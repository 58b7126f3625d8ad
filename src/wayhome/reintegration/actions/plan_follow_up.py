"""Change the schedule: another day, one more follow-up, one less."""

from datetime import date
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.reintegration.actions.follow import Followed, Noted, lock_following, note
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.models import FollowUp


def plan_follow_up(
    *, writing: Writing, due_on: date, follow_up: UUID | None = None, by: Actor
) -> None:
    """Move a follow-up to another day, or add one when none is named.

    Raises DaysImpossible and what `lock_following` raises.
    """
    with atomic():
        followed = lock_following(writing, FollowEvent.PLAN, by=by)
        if followed is None:
            return
        if due_on < today():
            raise DaysImpossible(DayProblem.DUE_IN_PAST, "due_on")
        if follow_up is None:
            row = add_follow_up(followed, due_on)
        else:
            row = due_follow_up(followed, follow_up)
            row.due_on = due_on
            row.save(update_fields=["due_on"])
        note(followed, Noted(today(), follow_up=row.id), by=by)


def drop_follow_up(*, writing: Writing, follow_up: UUID, by: Actor) -> None:
    """Take a follow-up off the schedule. Raises what `lock_following` raises."""
    with atomic():
        followed = lock_following(writing, FollowEvent.PLAN, by=by)
        if followed is None:
            return
        row = due_follow_up(followed, follow_up)
        row.is_dropped = True
        row.save(update_fields=["is_dropped"])
        note(followed, Noted(today(), follow_up=row.id), by=by)


def due_follow_up(followed: Followed, follow_up: UUID) -> FollowUp:
    """A follow-up that is neither done nor dropped, locked. Raises NotFound."""
    row = (
        FollowUp.objects.select_for_update()
        .filter(
            id=follow_up,
            agency_id=followed.row.agency_id,
            following=followed.row,
            done_on__isnull=True,
            is_dropped=False,
        )
        .first()
    )
    if row is None:
        raise NotFound
    return row


def add_follow_up(followed: Followed, due_on: date) -> FollowUp:
    """One more follow-up; part of a larger action."""
    row = FollowUp(agency_id=followed.row.agency_id, following=followed.row, due_on=due_on)
    row.save(force_insert=True)
    return row
