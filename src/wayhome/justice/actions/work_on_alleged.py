"""The door to one alleged person: the case locked, a line in its timeline, nobody who was taken back."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.justice.domain.steps import JusticeStep
from wayhome.justice.queries.alleged import AllegedRow, alleged_person
from wayhome.justice.queries.identities import key_of
from wayhome.kernel.actor import Actor


class TakenBackAlready(Exception):
    """Nothing more is told of somebody who was taken back or erased; they can be added anew."""


@dataclass(frozen=True, slots=True)
class OfCase:
    """An alleged person of a case, and the version of the case that the writer saw."""

    case: UUID
    alleged: UUID
    version: int | None = None


def work_on_alleged(on: OfCase, step: JusticeStep, *, by: Actor) -> tuple[CaseAtHand, AllegedRow]:
    """The locked case and the alleged person; runs inside the transaction of the calling action.

    Raises NotFound, CaseChanged, EventRefused, TakenBackAlready.
    """
    line = Line(StepKind.JUSTICE, code=step, subject=on.alleged)
    held = work_on(on.case, line, by=by, version=on.version)
    row = alleged_person(by, on.case, on.alleged)
    if row.is_withdrawn or key_of(row.key) is None:
        raise TakenBackAlready
    return held, row
