"""The returns of a case, without anything that is sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.policy import reach_case, target_of
from wayhome.kernel.actor import Actor
from wayhome.reintegration.domain.returning import (
    TRANSITIONS,
    ReturnEvent,
    ReturnState,
)
from wayhome.reintegration.domain.risks import ReturnRisk
from wayhome.reintegration.models import Return, ReturnEntry

_SUPERVISED = frozenset({ReturnEvent.APPROVE, ReturnEvent.DECLINE})


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of a history; its words stay closed."""

    id: UUID
    event: ReturnEvent
    state_after: ReturnState
    happened_on: date
    details: Mapping[str, Any]
    has_words: bool
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """Where a return stands. `row` holds codes and days; `events` what the actor may do now."""

    id: UUID
    complaint: UUID
    state: ReturnState
    is_child: bool | None
    basis: str
    agreed_on: date | None
    risk: ReturnRisk | None
    risk_checked_by: UUID | None
    is_approved: bool | None
    embassy: str
    document_kind: str
    asked_on: date | None
    issued_on: date | None
    expires_on: date | None
    from_country: str
    from_province: str
    to_country: str
    to_province: str
    travel_on: date | None
    transport: str
    fitness: str
    is_escorted: bool | None
    set_off_on: date | None
    handed_over_on: date | None
    receiver: str
    entries: tuple[EntryLine, ...]
    events: frozenset[ReturnEvent]

    @property
    def waits_for_approval(self) -> bool:
        """Whether a supervisor has to look at a high risk."""
        return self.risk is ReturnRisk.HIGH and self.is_approved is None


_CLEAR = (
    "is_child",
    "basis",
    "agreed_on",
    "risk_checked_by",
    "is_approved",
    "embassy",
    "document_kind",
    "asked_on",
    "issued_on",
    "expires_on",
    "from_country",
    "from_province",
    "to_country",
    "to_province",
    "travel_on",
    "transport",
    "fitness",
    "is_escorted",
    "set_off_on",
    "handed_over_on",
    "receiver",
)


def returns_of(actor: Actor, case: UUID) -> tuple[ReturnLine, ...]:
    """The returns of a case, the newest first. Raises NotFound."""
    row, _decision = reach_case(actor, case, Permission.CASE_READ)
    target, is_open = target_of(row), row.state == CaseState.OPEN
    may = is_open and can(actor, Permission.CASE_UPDATE, target)
    may_approve = is_open and can(actor, Permission.CASE_CLOSE, target)
    rows = list(Return.objects.filter(agency_id=actor.agency, case_id=row.id).order_by("-begun_at"))
    entries = _entries(actor, rows)
    return tuple(
        ReturnLine(
            id=each.id,
            complaint=each.complaint_id,
            state=ReturnState(each.state),
            risk=ReturnRisk(each.risk) if each.risk else None,
            entries=tuple(entries.get(each.id, ())),
            events=_possible(each, actor, may=may, may_approve=may_approve),
            **{name: getattr(each, name) for name in _CLEAR},
        )
        for each in rows
    )


def _possible(row: Return, actor: Actor, *, may: bool, may_approve: bool) -> frozenset[ReturnEvent]:
    """What the actor can let happen now."""
    events = {event for state, event in TRANSITIONS if state == ReturnState(row.state)}
    if row.risk != ReturnRisk.HIGH or row.risk_checked_by == actor.user or not may_approve:
        events -= _SUPERVISED
    return frozenset(event for event in events if may or event in _SUPERVISED)


def _entries(actor: Actor, rows: Iterable[Return]) -> dict[UUID, list[EntryLine]]:
    """The histories of these returns, newest first."""
    found: dict[UUID, list[EntryLine]] = {}
    told = ReturnEntry.objects.filter(agency_id=actor.agency, returning__in=list(rows))
    for each in told.order_by("-number"):
        found.setdefault(each.returning_id, []).append(
            EntryLine(
                id=each.id,
                event=ReturnEvent(each.event),
                state_after=ReturnState(each.state_after),
                happened_on=each.happened_on,
                details=each.details,
                has_words=each.sealed_words is not None,
                at=each.at,
                by=each.by_id,
            )
        )
    return found
