"""The danger of a case, and of a complaint at triage, as their pages show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can, require
from wayhome.cases.domain.danger.clocks import Clock
from wayhome.cases.domain.danger.ladder import LATE_AFTER, Rung, Way
from wayhome.cases.domain.danger.questions import (
    Weighed,
    as_lodger_told,
    questions_version,
    weigh_danger,
)
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.danger.workflow import TRANSITIONS, DangerEvent, DangerState
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import (
    Case,
    CaseComplaint,
    DangerMove,
    DangerTelling,
    DangerTriage,
)
from wayhome.cases.policy import reach_case, target_of
from wayhome.cases.queries.danger_rounds import clocks_of
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor

MOST_TELLINGS = 200
"""A danger that nobody takes for days has more; the page shows the newest."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The last answers; `weighed` is None when the questions have another version by now."""

    urgency: Urgency
    answers: Mapping[str, Answer]
    weighed: Weighed | None
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One line of the history of a danger."""

    event: DangerEvent
    urgency: Urgency
    round: int
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class TellingLine:
    """Somebody was told, or there was nobody to tell; `is_late` when it came after its moment."""

    rung: Rung
    way: Way
    user: UUID | None
    round: int
    due_at: datetime
    told_at: datetime

    @property
    def is_late(self) -> bool:
        """Whether it came later than the worker's rounds explain."""
        return self.told_at - self.due_at > LATE_AFTER


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form of the questions begins with; `proposed` are answers that lodgers gave."""

    answered: Answered | None
    proposed: Mapping[str, Answer]

    @property
    def proposal(self) -> Urgency | None:
        """How urgent the lodgers' own answers are; None when they say nothing of it."""
        return weigh_danger(self.proposed).urgency if self.proposed else None


@dataclass(frozen=True, slots=True)
class DangerPage:
    """Everything about the danger of a case; lists are newest first."""

    state: DangerState
    round: int
    asked: Asked
    clocks: tuple[Clock, ...]
    moves: tuple[MoveLine, ...]
    tellings: tuple[TellingLine, ...]
    taken_by: UUID | None
    events: frozenset[DangerEvent]
    may_answer: bool


def danger_page(actor: Actor, case_id: UUID) -> DangerPage:
    """The danger of a case. Raises NotFound."""
    case, _decision = reach_case(actor, case_id, Permission.CASE_READ)
    held = CaseComplaint.objects.filter(
        agency_id=case.agency_id, case=case, detached_at__isnull=True
    )
    state = DangerState(case.danger)
    moves = _moves(case)
    may = case.state == CaseState.OPEN and can(actor, Permission.CASE_UPDATE, target_of(case))
    takers = (each.by for each in moves if each.event is DangerEvent.TAKE)
    is_held = state in {DangerState.TAKEN, DangerState.CONTACTED}
    taken_by = next(takers, None) if is_held else None
    events = {event for at, event in TRANSITIONS if may and at is state}
    if taken_by is not None and taken_by == actor.user:
        events.discard(DangerEvent.TAKE)
    return DangerPage(
        state=state,
        round=case.danger_round,
        asked=_asked(
            actor,
            DangerTriage.objects.filter(agency_id=case.agency_id, case=case),
            complaints=tuple(held.values_list("complaint_id", flat=True)),
        ),
        clocks=clocks_of(case) if state is not DangerState.CALM else (),
        moves=moves,
        tellings=_tellings(case),
        taken_by=taken_by,
        events=frozenset(events),
        may_answer=may,
    )


def complaint_danger(actor: Actor, complaint: UUID) -> Asked:
    """The danger of a complaint, or of the case it is in, for whoever decides about complaints.

    Raises NotFound.
    """
    require(actor, Permission.COMPLAINT_TRIAGE, Target(agency=actor.agency))
    held = CaseComplaint.objects.filter(
        agency_id=actor.agency, complaint_id=complaint, detached_at__isnull=True
    )
    about = Q(complaint_id=complaint) | Q(case_id__in=held.values("case_id"))
    rows = DangerTriage.objects.filter(about, agency_id=actor.agency)
    return _asked(actor, rows, complaints=[complaint])


def _asked(actor: Actor, rows: Iterable[DangerTriage], *, complaints: Iterable[UUID]) -> Asked:
    last = max(rows, key=lambda row: row.answered_at, default=None)
    told = {reason for row in rows_of(actor, complaints) for reason in row.reasons}
    return Asked(_answered(last) if last else None, as_lodger_told(told))


def _answered(row: DangerTriage) -> Answered:
    answers = {question: Answer(answer) for question, answer in row.answers.items()}
    is_same = row.questions_version == questions_version()
    return Answered(
        urgency=Urgency(row.urgency),
        answers=answers,
        weighed=weigh_danger(answers) if is_same else None,
        at=row.answered_at,
        by=row.answered_by,
    )


def _moves(case: Case) -> tuple[MoveLine, ...]:
    rows = DangerMove.objects.filter(agency_id=case.agency_id, case=case).order_by("-number")
    return tuple(
        MoveLine(DangerEvent(row.event), Urgency(row.urgency), row.round, row.at, row.by_id)
        for row in rows
    )


def _tellings(case: Case) -> tuple[TellingLine, ...]:
    rows = DangerTelling.objects.filter(agency_id=case.agency_id, case=case)
    return tuple(
        TellingLine(Rung(row.rung), Way(row.way), row.user_id, row.round, row.due_at, row.told_at)
        for row in rows.order_by("-told_at", "-due_at", "rung", "way", "id")[:MOST_TELLINGS]
    )
