"""What every event of following shares: policy, once only, lock, transition, history, leaf."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.await_follow_up import await_follow_up
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand, case_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place
from wayhome.reintegration.actions.writing import Writing, sealed_words
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.following import FollowEvent, FollowState, follow_after
from wayhome.reintegration.domain.told import FOLLOWING
from wayhome.reintegration.models import Following, FollowingEntry
from wayhome.reintegration.queries.due import first_due
from wayhome.reintegration.queries.person import person_of


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody who is followed, locked; the case, and what is about to happen."""

    row: Following
    case: CaseAtHand
    event: FollowEvent
    entry: UUID


@dataclass(frozen=True, slots=True)
class Noted:
    """The day, what else the entry holds, and words to seal."""

    on: date
    follow_up: UUID | None = None
    way: str = ""
    measures: Mapping[str, int | None] | None = None
    measures_version: str = ""
    linked_case: UUID | None = None
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


def lock_following(
    writing: Writing,
    event: FollowEvent,
    *,
    by: Actor,
    needs: Permission = Permission.CASE_UPDATE,
) -> Followed | None:
    """Somebody who is followed, locked; None when this very entry was written before.

    Raises NotFound, CaseChanged, EventRefused (the case is closed), FollowRefused.
    """
    if noted_before(writing, by=by, needs=needs):
        return None
    case = take_case(writing, event, by=by, needs=needs)
    row = following_of(writing, by=by)
    if row is None:
        raise NotFound
    follow_after(FollowState(row.state), event)
    return Followed(row, case, event, writing.entry)


def following_of(writing: Writing, *, by: Actor) -> Following | None:
    """The line in which a person of a case is followed, locked. Raises NotFound."""
    person = person_of(by, writing.case, writing.person)
    return (
        Following.objects.select_for_update()
        .filter(agency_id=by.agency, case_id=writing.case, complaint_id__in=person.complaints)
        .order_by("-began_on", "id")
        .first()
    )


def noted_before(writing: Writing, *, by: Actor, needs: Permission) -> bool:
    """Whether this entry stands in the history already. Raises NotFound."""
    case_at_hand(by, writing.case, needs)
    return FollowingEntry.objects.filter(
        id=writing.entry, agency_id=by.agency, following__case_id=writing.case
    ).exists()


def take_case(writing: Writing, event: FollowEvent, *, by: Actor, needs: Permission) -> CaseAtHand:
    """Lock the case and tell its timeline. Raises NotFound, CaseChanged, EventRefused."""
    line = Line(StepKind.RETURN, code=f"{FOLLOWING}{event.value}", subject=writing.person)
    return work_on(writing.case, line, by=by, needs=needs, version=writing.version)


def note(followed: Followed, noted: Noted, *, by: Actor) -> None:
    """Write the next state, an entry, and one leaf. Raises DaysImpossible."""
    row = followed.row
    check_day(row, noted.on)
    if followed.event is not FollowEvent.BEGIN:
        row.state = follow_after(FollowState(row.state), followed.event)
        row.save(update_fields=["state"])
    entry = followed.entry
    FollowingEntry(
        id=entry,
        agency_id=row.agency_id,
        following=row,
        number=FollowingEntry.objects.filter(agency_id=row.agency_id, following=row).count() + 1,
        event=followed.event,
        state_after=row.state,
        happened_on=noted.on,
        follow_up_id=noted.follow_up,
        way=noted.way,
        measures=dict(noted.measures) if noted.measures is not None else None,
        measures_version=noted.measures_version,
        linked_case_id=noted.linked_case,
        sealed_words=sealed_words(
            noted.words,
            case=followed.case,
            place=Place("reintegration_following_entry", "sealed_words", entry),
        ),
        at=clock.now(),
        by_id=by.user,
    ).save(force_insert=True)
    leave_leaf(
        by=by,
        tag=Tag.REINTEGRATION_FOLLOWING_CHANGED,
        about=About(
            kind="case",
            id=followed.case.id,
            detail={"event": followed.event.value, "entry": str(entry)},
        ),
    )
    if followed.event is not FollowEvent.BEGIN:
        show_next(followed.case.id, by=by)


def show_next(case: UUID, *, by: Actor) -> None:
    """Let the case show which follow-up is due first; part of whatever changes the schedule."""
    await_follow_up(case, first_due(by, case), by=by)


def check_day(row: Following, on: date) -> None:
    """Nothing is noted that has not come yet, or came before following began. DaysImpossible."""
    if on > today():
        raise DaysImpossible(DayProblem.IN_FUTURE, "on")
    if on < row.began_on:
        raise DaysImpossible(DayProblem.BEFORE_FOLLOWING, "on")
