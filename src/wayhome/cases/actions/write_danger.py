"""What every change of a danger shares: the answers kept, a line of its history, its clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.cases.actions.change_case import Line, Value, add_line
from wayhome.cases.domain.danger.clocks import running
from wayhome.cases.domain.danger.questions import (
    danger_questions,
    questions_version,
    weigh_danger,
)
from wayhome.cases.domain.danger.steps import DangerStep
from wayhome.cases.domain.danger.urgency import Urgency, risk_at_least
from wayhome.cases.domain.danger.workflow import DangerEvent, DangerState, state_after
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.models import Case, DangerBreach, DangerMove, DangerTriage
from wayhome.cases.queries.danger_rounds import clocks_of, late_and_unnoted
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

WATCH = "cases.watch_danger"


class QuestionsChanged(Exception):
    """The danger questions have another version by now."""


@dataclass(frozen=True, slots=True)
class DangerAnswers:
    """Answers by question id to a version of the questions; one left out is not known."""

    questions_version: str
    answers: Mapping[str, Answer]


def keep_answers(
    given: DangerAnswers, *, by: Actor, case: Case | None = None, complaint: UUID | None = None
) -> DangerTriage:
    """Write answers down with the urgency they come to. Raises QuestionsChanged."""
    if given.questions_version != questions_version():
        raise QuestionsChanged
    asked = {question.id for question in danger_questions()}
    answers = {each: answer for each, answer in given.answers.items() if each in asked}
    triage = DangerTriage(
        agency_id=by.agency,
        case=case,
        complaint_id=complaint,
        questions_version=given.questions_version,
        answers={each: answer.value for each, answer in answers.items()},
        urgency=weigh_danger(answers).urgency,
        answered_at=clock.now(),
        answered_by=by.user,
    )
    triage.save(force_insert=True)
    return triage


def answered(case: Case, triage: DangerTriage, *, by: Actor) -> dict[str, Value]:
    """Let answers bear on a locked case; returns the columns to write.

    The risk is raised to what the urgency asks for, and never lowered: people do that.
    """
    urgency = Urgency(triage.urgency)
    event = DangerEvent.SETTLE if urgency is Urgency.ROUTINE else DangerEvent.RAISE
    values = moved(case, event, by=by, triage=triage)
    if urgency is not Urgency.ROUTINE:
        values["risk"] = risk_at_least(Risk(case.risk), urgency)
    return values


def moved(
    case: Case, event: DangerEvent, *, by: Actor, triage: DangerTriage | None = None
) -> dict[str, Value]:
    """Add a line to the danger of a locked case; returns the columns to write.

    Asks for a look at once when nobody has it. Raises DangerRefused.
    """
    before = DangerState(case.danger)
    state = state_after(before, event)
    begins = event is DangerEvent.RAISE and not before.is_open
    number = case.danger_round + 1 if begins else case.danger_round
    urgency = Urgency((triage.urgency if triage else case.urgency) or Urgency.ROUTINE)
    DangerMove(
        agency_id=case.agency_id,
        case=case,
        number=DangerMove.objects.filter(agency_id=case.agency_id, case=case).count() + 1,
        round=number,
        event=event,
        state=state,
        urgency=urgency,
        triage_id=triage.id if triage else None,
        at=clock.now(),
        by_id=by.user,
    ).save(force_insert=True)
    next_clock = running(clocks_of(case, of_round=number)) if state.is_open else None
    if state is DangerState.WAITING and urgency.wakes:
        enqueue(WATCH, agency=case.agency_id, case=case.id)
    return {
        "urgency": urgency,
        "danger": state,
        "danger_round": number,
        "danger_due_at": next_clock.due_at if next_clock else None,
    }


def note_late(case: Case, *, by: Actor) -> int:
    """Keep every clock of a locked case that ran out unmet, each once; returns how many were new."""
    found = late_and_unnoted(case)
    for each in found:
        DangerBreach(
            agency_id=case.agency_id,
            case=case,
            round=case.danger_round,
            clock=each.kind,
            due_at=each.due_at,
            noticed_at=clock.now(),
        ).save(force_insert=True)
        line = Line(StepKind.DANGER, code=DangerStep(f"late_{each.kind.value}"))
        add_line(case, line, by=by)
    return len(found)


def told_line(triage: DangerTriage) -> Line:
    """The line of the timeline for answers."""
    return Line(StepKind.DANGER, code=DangerStep(f"told_{triage.urgency}"), subject=triage.id)
