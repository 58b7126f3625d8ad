"""What every change of this room shares: the case locked, the person found, a line, a leaf."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, add_line, lock_case
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.queries.case_at_hand import CaseAtHand, at_hand
from wayhome.consent.domain.steps import ConsentStep
from wayhome.consent.queries.persons import Asked, one_of
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, seal_json


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written, and of whom: its line in the timeline, and who may write it."""

    case: UUID
    person: UUID
    step: ConsentStep
    needs: Permission
    even_closed: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """The case, locked until the transaction ends, the person, and what adds the line."""

    case: CaseAtHand
    asked: Asked
    tell: Callable[[], object]


def begin(writing: Writing, *, by: Actor) -> Begun:
    """Lock the case and find the person. Raises NotFound, EventRefused.

    What protects a person is written down in a closed case too. Whoever asked for cover before holds
    the same lock until their sharing is written, and whoever asks afterwards waits for this.
    """
    event = CaseEvent.ADD_NOTE if writing.even_closed else CaseEvent.WORK
    row = lock_case(Change(case=writing.case, event=event, needs=writing.needs), by=by)
    asked = one_of(by, writing.case, writing.person)
    line = Line(StepKind.CONSENT, code=writing.step, subject=asked.complaint)
    return Begun(at_hand(row), asked, partial(add_line, row, line, by=by))


def finish(
    begun: Begun, tag: Tag, row: UUID, *, by: Actor, **detail: str | int | bool | None
) -> None:
    """The line in the timeline, and the leaf of what was written."""
    begun.tell()
    about = About(kind="case", id=begun.case.id, detail={"row": str(row), **detail})
    leave_leaf(by=by, tag=tag, about=about)


def sealed(words: dict[str, str], *, key: UUID, place: Place) -> bytes | None:
    """Words that are not empty, sealed; None when there are none."""
    said = {name: text.strip() for name, text in words.items() if text.strip()}
    return seal_json(said, key=keys.store().get(key), place=place) if said else None
