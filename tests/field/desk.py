"""What the office sees and does while a device is away."""

from uuid import UUID

from tests.cases.ground import Office
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_page import case_page
from wayhome.cases.queries.planned import Planned, planned
from wayhome.cases.queries.words import Words, open_words
from wayhome.field.queries.differences import EditPage, edit_page, open_edits
from wayhome.kernel import context
from wayhome.kernel.actor import Actor


def notes_of(case: UUID, *, by: Actor) -> list[str]:
    """The notes of a case, newest first."""
    with context.acting(by):
        steps = case_page(by, case).steps
        return [
            open_words(
                by, case, kind=Words.NOTE, words=step.subject, purpose=Purpose.PROTECTION
            ).text
            for step in steps
            if step.kind is StepKind.NOTE and step.subject
        ]


def plan_now(case: UUID, *, by: Actor) -> Planned:
    """What is planned on a case."""
    with context.acting(by):
        return planned(by, case)


def office_plans(unit: Office, case: UUID, step: NextStep) -> None:
    """The office sets another step."""
    with context.acting(unit.supervisor) as by:
        plan(case=case, plan=Plan(step, None, Risk.HIGH), by=by)


def waiting(by: Actor) -> list[EditPage]:
    """What waits for somebody."""
    with context.acting(by):
        return [edit_page(by, line.id) for line in open_edits(by)]
