"""What every action of care shares: the case locked, the person in it, and words sealed."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.care.domain.lines import CareLine
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.consent.queries.persons import one_of
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, seal_json


class WordsMissing(Exception):
    """Something must be written first; `field` names what."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


@dataclass(frozen=True, slots=True)
class Whom:
    """A person of a case, by a complaint that tells of them."""

    case: UUID
    person: UUID


def lock_case(case: UUID, *, by: Actor) -> CaseAtHand:
    """The case, locked, without a line: to see first whether a form was sent before.

    Of two who send the same form at once, the second waits here and finds what the first wrote.
    Raises NotFound, EventRefused.
    """
    return work_on(case, None, by=by)


def at_work(
    case: UUID,
    line: CareLine,
    subject: UUID,
    *,
    by: Actor,
    needs: Permission = Permission.CASE_UPDATE,
) -> CaseAtHand:
    """The case, locked, with a line of care in its timeline. Raises NotFound, EventRefused."""
    return work_on(case, Line(StepKind.CARE, code=line, subject=subject), by=by, needs=needs)


def person_of(by: Actor, whom: Whom) -> UUID:
    """The earliest complaint of the case that tells of the person. Raises NotFound."""
    return one_of(by, whom.case, whom.person).complaint


def sealed_words(text: str, *, key: UUID, place: Place) -> bytes | None:
    """Words sealed for their place; None when there are none."""
    words = text.strip()
    return seal_json(words, key=keys.store().get(key), place=place) if words else None
