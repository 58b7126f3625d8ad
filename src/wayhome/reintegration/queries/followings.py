"""Who of a case is followed, and what was found, without anything that is sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.policy import reach_case, target_of
from wayhome.kernel.actor import Actor
from wayhome.reintegration.domain.days import today
from wayhome.reintegration.domain.following import TRANSITIONS, FollowEvent, FollowState
from wayhome.reintegration.domain.ways import Way
from wayhome.reintegration.models import Following, FollowingEntry, FollowUp


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One follow-up of a schedule."""

    id: UUID
    due_on: date
    done_on: date | None
    attempts: int

    @property
    def is_overdue(self) -> bool:
        """Whether its day went by without it."""
        return self.done_on is None and self.due_on < today()


@dataclass(frozen=True, slots=True)
class FollowEntryLine:
    """One entry of a history; its words stay closed."""

    id: UUID
    number: int
    event: FollowEvent
    happened_on: date
    way: Way | None
    measures: Mapping[str, int | None] | None
    linked_case: UUID | None
    has_words: bool
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class FollowingLine:
    """Where a person's reintegration stands, the schedule, the history (newest first)."""

    id: UUID
    complaint: UUID
    state: FollowState
    began_on: date
    follow_ups: tuple[FollowUpLine, ...]
    entries: tuple[FollowEntryLine, ...]
    events: frozenset[FollowEvent]

    @property
    def next_due(self) -> FollowUpLine | None:
        """The follow-up that comes next."""
        due = [each for each in self.follow_ups if each.done_on is None]
        return due[0] if due and self.state is FollowState.FOLLOWED else None

    @property
    def reports(self) -> tuple[FollowEntryLine, ...]:
        """The follow-ups that were done, oldest first."""
        done = [each for each in self.entries if each.event is FollowEvent.REPORT]
        return tuple(sorted(done, key=lambda each: (each.happened_on, each.number)))


def followings_of(actor: Actor, case: UUID) -> tuple[FollowingLine, ...]:
    """Everybody of a case who is or was followed. Raises NotFound."""
    row, _decision = reach_case(actor, case, Permission.CASE_READ)
    target, is_open = target_of(row), row.state == CaseState.OPEN
    may = is_open and can(actor, Permission.CASE_UPDATE, target)
    may_confirm = is_open and can(actor, Permission.CASE_CLOSE, target)
    rows = list(Following.objects.filter(agency_id=actor.agency, case_id=row.id))
    follow_ups, entries = _follow_ups(actor, rows), _entries(actor, rows)
    return tuple(
        FollowingLine(
            id=each.id,
            complaint=each.complaint_id,
            state=FollowState(each.state),
            began_on=each.began_on,
            follow_ups=tuple(follow_ups.get(each.id, ())),
            entries=tuple(entries.get(each.id, ())),
            events=_possible(FollowState(each.state), may=may, may_confirm=may_confirm),
        )
        for each in rows
    )


def _possible(state: FollowState, *, may: bool, may_confirm: bool) -> frozenset[FollowEvent]:
    """What the actor can let happen now."""
    return frozenset(
        event
        for at, event in TRANSITIONS
        if at is state and (may_confirm if event is FollowEvent.CONFIRM else may)
    )


def _follow_ups(actor: Actor, rows: Iterable[Following]) -> dict[UUID, list[FollowUpLine]]:
    """The schedules, in the order of the days."""
    found: dict[UUID, list[FollowUpLine]] = {}
    told = FollowUp.objects.filter(
        agency_id=actor.agency, following__in=list(rows), is_dropped=False
    )
    for each in told.order_by("due_on", "id"):
        line = FollowUpLine(each.id, each.due_on, each.done_on, each.attempts)
        found.setdefault(each.following_id, []).append(line)
    return found


def _entries(actor: Actor, rows: Iterable[Following]) -> dict[UUID, list[FollowEntryLine]]:
    """The histories, newest first."""
    found: dict[UUID, list[FollowEntryLine]] = {}
    told = FollowingEntry.objects.filter(agency_id=actor.agency, following__in=list(rows))
    for each in told.order_by("-number"):
        found.setdefault(each.following_id, []).append(
            FollowEntryLine(
                id=each.id,
                number=each.number,
                event=FollowEvent(each.event),
                happened_on=each.happened_on,
                way=Way(each.way) if each.way else None,
                measures=each.measures,
                linked_case=each.linked_case_id,
                has_words=each.sealed_words is not None,
                at=each.at,
                by=each.by_id,
            )
        )
    return found
