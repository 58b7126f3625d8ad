"""Dangers that tests of triage and of telling begin with."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from tests.cases.ground import Office
from wayhome.cases.actions.tell_danger import watch_danger
from wayhome.cases.actions.triage_danger import triage_danger
from wayhome.cases.actions.write_danger import DangerAnswers
from wayhome.cases.domain.danger.questions import questions_version
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.models import DangerTelling
from wayhome.cases.queries.dangers_open import to_watch
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

NOON = datetime(2022, 9, 1, 5, tzinfo=UTC)
CALM = {"harm_now": Answer.NO, "doctor_now": Answer.NO, "held": Answer.NO}
SOON = {**CALM, "wants_to_leave": Answer.YES}
URGENT = {**CALM, "held": Answer.YES}
IMMEDIATE = {**CALM, "harm_now": Answer.YES}


def minutes(count: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)


def answers(given: dict[str, Answer]) -> DangerAnswers:
    """Answers to the questions as they stand."""
    return DangerAnswers(questions_version(), given)


def told(case: UUID, *, by: Actor, given: dict[str, Answer] = IMMEDIATE) -> Urgency:
    """The questions of a case, answered."""
    with context.acting(by):
        return triage_danger(case=case, given=answers(given), by=by).urgency


def rounds(unit: Office, *, until: datetime, since: datetime = NOON) -> None:
    """The worker's rounds of each minute."""
    moment = since
    while moment <= until:
        with clock.at(moment):
            one_round(unit)
        moment += minutes(1)


def one_round(unit: Office) -> None:
    """What the worker does in one round."""
    with context.acting(unit.system) as by:
        for case in to_watch(by):
            watch_danger(case=case, by=by)


def tellings(unit: Office) -> list[tuple[str, int, UUID | None, str]]:
    """Every telling: rung, minutes after noon when it was due, whom, by which way."""
    with context.acting(unit.system):
        rows = list(DangerTelling.objects.order_by("due_at", "rung", "way", "user_id"))
    return [
        (row.rung, int((row.due_at - NOON).total_seconds() // 60), row.user_id, row.way)
        for row in rows
    ]
