"""Begin to follow a person, on the schedule of the data file."""

from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.reintegration.actions.follow import (
    Followed,
    Noted,
    following_of,
    note,
    noted_before,
    show_next,
    take_case,
)
from wayhome.reintegration.actions.step import Held
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowEvent, FollowRefused, FollowState
from wayhome.reintegration.domain.outcomes import due_days
from wayhome.reintegration.models import Following, FollowUp
from wayhome.reintegration.queries.person import person_of


def begin_following(*, writing: Writing, on: date, by: Actor) -> None:
    """Begin to follow a person who stays, or who came home without a return of ours.

    Raises NotFound, CaseChanged, EventRefused, FollowRefused (followed already), DaysImpossible.
    """
    needs = Permission.CASE_UPDATE
    if on > today():
        raise DaysImpossible(DayProblem.IN_FUTURE, "on")
    with atomic():
        if noted_before(writing, by=by, needs=needs):
            return
        case = take_case(writing, FollowEvent.BEGIN, by=by, needs=needs)
        if following_of(writing, by=by) is not None:
            raise FollowRefused
        complaint = person_of(by, writing.case, writing.person).complaint
        _begin(case, complaint, on=on, entry=writing.entry, by=by)


def begin_after_return(held: Held, *, by: Actor) -> None:
    """Follow whoever was handed over, or take it up again; part of the handover."""
    on = held.row.handed_over_on or today()
    row = following_of(held.writing, by=by)
    if row is None:
        _begin(held.case, held.row.complaint_id, on=on, entry=new_id(), by=by)
        return
    if row.state == FollowState.DIED:
        return
    if row.state != FollowState.FOLLOWED:
        followed = Followed(row, held.case, FollowEvent.TAKE_UP, new_id())
        note(followed, Noted(max(on, row.began_on)), by=by)
    FollowUp.objects.filter(
        agency_id=row.agency_id, following=row, done_on__isnull=True, is_dropped=False
    ).update(is_dropped=True)
    _schedule(row, on, by=by)


def _begin(case: CaseAtHand, complaint: UUID, *, on: date, entry: UUID, by: Actor) -> None:
    """A new line of following, with its schedule."""
    row = Following(
        id=new_id(), agency_id=case.agency, case_id=case.id, complaint_id=complaint, began_on=on
    )
    row.save(force_insert=True)
    note(Followed(row, case, FollowEvent.BEGIN, entry), Noted(on), by=by)
    _schedule(row, on, by=by)


def _schedule(row: Following, on: date, *, by: Actor) -> None:
    """The follow-ups of the data file, counted from a day."""
    for due_on in due_days(on):
        FollowUp(agency_id=row.agency_id, following=row, due_on=due_on).save(force_insert=True)
    show_next(row.case_id, by=by)
