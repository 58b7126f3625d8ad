"""Record a decision on a person of a case, or that one is contested."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, lock_case, write_case
from wayhome.cases.actions.record_finding import ReasonsMissing, last_assessment
from wayhome.cases.domain.decisions.terms import (
    AskedBy,
    DecidingBody,
    Recourse,
    SameDecider,
    begins_reflection,
    check_day,
    reflection_until,
)
from wayhome.cases.domain.decisions.workflow import (
    DecisionEvent,
    DecisionRefused,
    DecisionState,
    state_after,
    supports,
)
from wayhome.cases.domain.outcomes import ContradictsAssessment, StandardOfProof
from wayhome.cases.domain.palermo import Result
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import Case, Decision
from wayhome.cases.queries.case_at_hand import PersonAtHand
from wayhome.cases.queries.decisions import history_of, persons_of
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place, seal_json

_SECOND_LOOK = frozenset({DecisionEvent.UPHOLD, DecisionEvent.OVERTURN})


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What a body decided on a day, by which standard, and why.

    `standard` is None only for a withdrawal, which weighs nothing.
    """

    event: DecisionEvent
    body: DecidingBody
    standard: StandardOfProof | None
    decided_on: date
    reasons: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewContest:
    """Who asked for what second look, on which day, and on which grounds."""

    asked_by: AskedBy
    recourse: Recourse
    asked_on: date
    grounds: str = field(repr=False)


def decide_on_person(
    *, case: UUID, person: UUID, decision: NewDecision, by: Actor, version: int | None = None
) -> UUID:
    """Add a decision on a person, `person` being a complaint that tells of them.

    The elements are copied from the assessment in force. A positive first stage begins the period of
    recovery and reflection. Whoever decided does not judge what is contested. Raises NotFound,
    CaseChanged, EventRefused, DecisionRefused, ReasonsMissing, AssessmentMissing,
    ContradictsAssessment, DayWrong, SameDecider.
    """
    if decision.event is DecisionEvent.CONTEST or decision.event.decides != bool(decision.standard):
        raise DecisionRefused
    if not decision.reasons.strip():
        raise ReasonsMissing
    with atomic():
        change = _change(case, version, needs=Permission.CASE_FIND)
        row, found, history = _locked(change, person, by=by)
        state = _next(decision.event, history, on=decision.decided_on)
        _check_decider(decision.event, history, by=by)
        record = Decision(
            person=found.complaint,
            event=decision.event,
            state=state,
            body=decision.body,
            standard_of_proof=decision.standard or "",
            decided_on=decision.decided_on,
        )
        if decision.event.decides:
            _copy_elements(record, row, before=_state(history))
        if begins_reflection(decision.event, state):
            record.reflection_until = reflection_until(decision.decided_on)
        if decision.event in _SECOND_LOOK:
            record.about_id = history[-1].about_id
        _write(row, record, decision.reasons, by=by)
        detail = {"event": decision.event.value, "standard": record.standard_of_proof or None}
        about = About(kind="case", id=row.id, detail={**detail, "body": decision.body.value})
        leave_leaf(by=by, tag=Tag.CASES_DECISION_MADE, about=about)
    return record.id


def contest_decision(
    *, case: UUID, person: UUID, contest: NewContest, by: Actor, version: int | None = None
) -> UUID:
    """Add that the last decision on a person is contested; until it is judged, nothing else follows.

    Raises NotFound, CaseChanged, EventRefused, DecisionRefused, ReasonsMissing, DayWrong.
    """
    if not contest.grounds.strip():
        raise ReasonsMissing
    with atomic():
        change = _change(case, version, needs=Permission.CASE_UPDATE)
        row, found, history = _locked(change, person, by=by)
        record = Decision(
            person=found.complaint,
            event=DecisionEvent.CONTEST,
            state=_next(DecisionEvent.CONTEST, history, on=contest.asked_on),
            asked_by=contest.asked_by,
            recourse=contest.recourse,
            about_id=history[-1].id,
            decided_on=contest.asked_on,
        )
        _write(row, record, contest.grounds, by=by)
        detail = {"asked_by": contest.asked_by.value, "recourse": contest.recourse.value}
        about = About(kind="case", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.CASES_DECISION_CONTESTED, about=about)
    return record.id


def _change(case: UUID, version: int | None, *, needs: Permission) -> Change:
    return Change(case=case, event=CaseEvent.WORK, version=version, needs=needs)


def _locked(
    change: Change, person: UUID, *, by: Actor
) -> tuple[Case, PersonAtHand, tuple[Decision, ...]]:
    """The locked case, the person, and what was decided on them. Raises NotFound."""
    row = lock_case(change, by=by)
    for each in persons_of(by, row):
        if person in each.complaints:
            return row, each, history_of(row, each)
    raise NotFound


def _state(history: tuple[Decision, ...]) -> DecisionState:
    return DecisionState(history[-1].state) if history else DecisionState.UNDECIDED


def _next(event: DecisionEvent, history: tuple[Decision, ...], *, on: date) -> DecisionState:
    """The state that follows. Raises DecisionRefused, DayWrong."""
    state = state_after(_state(history), event)
    before = history[-1].decided_on if history else None
    check_day(on, before=before, today=clock.local_today())
    return state


def _check_decider(event: DecisionEvent, history: tuple[Decision, ...], *, by: Actor) -> None:
    """Nobody judges a decision that is their own, nor one they judged before. Raises SameDecider."""
    if event not in _SECOND_LOOK:
        return
    deciders: set[UUID | None] = set()
    for each in history:
        before = DecisionEvent(each.event)
        if before.decides and before not in _SECOND_LOOK:
            # A stage of its own: who decided the one before it has no part in this one.
            deciders = set()
        if before.decides:
            deciders.add(each.recorded_by)
    if by.user in deciders:
        raise SameDecider


def _copy_elements(record: Decision, case: Case, *, before: DecisionState) -> None:
    """The elements as they stand. Raises AssessmentMissing, ContradictsAssessment."""
    assessment = last_assessment(case)
    is_positive = supports(before, DecisionEvent(record.event))
    if is_positive and Result(assessment.result) is Result.NOT_MET:
        raise ContradictsAssessment
    record.assessment = assessment
    record.act, record.means = assessment.act, assessment.means
    record.purpose, record.is_child = assessment.purpose, assessment.is_child


def _write(case: Case, record: Decision, words: str, *, by: Actor) -> None:
    """Seal the words, add the row and the line of the timeline."""
    record.agency_id, record.case, record.version = case.agency_id, case, case.version + 1
    record.recorded_at, record.recorded_by = clock.now(), by.user
    record.sealed_reasons = seal_json(
        words.strip(),
        key=keys.store().get(case.key_id),
        place=Place("cases_decision", "sealed_reasons", record.id),
    )
    record.save(force_insert=True)
    write_case(case, Line(StepKind.DECISION, code=record.event, subject=record.id), by=by)
