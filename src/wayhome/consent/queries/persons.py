"""Whom of a case a question of consent is about."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_at_hand import complaints_at_hand, persons_at_hand
from wayhome.intake.queries.queue import QueueRow, rows_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

_GROWN_UP = 18  # Convention on the Rights of the Child, article 1
_DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Asked:
    """One person: `complaint` names them, `complaints` are all of the case that tell of them."""

    complaint: UUID
    complaints: tuple[UUID, ...]


def everybody(actor: Actor, case: UUID) -> tuple[Asked, ...]:
    """The persons of a case; a complaint whose person is being registered stands for one.

    Raises NotFound.
    """
    known = tuple(
        Asked(person.complaint, person.complaints) for person in persons_at_hand(actor, case)
    )
    told = {complaint for person in known for complaint in person.complaints}
    waiting = (each for each in complaints_at_hand(actor, case) if each not in told)
    return known + tuple(Asked(each, (each,)) for each in waiting)


def one_of(actor: Actor, case: UUID, person: UUID) -> Asked:
    """The person whom a complaint of the case tells of. Raises NotFound."""
    for asked in everybody(actor, case):
        if person in asked.complaints:
            return asked
    raise NotFound


def is_told_child(actor: Actor, asked: Asked) -> bool:
    """Whether a complaint says that the person is a child, and they cannot have grown up since."""
    return any(
        row.is_child and not _may_have_grown_up(row) for row in rows_of(actor, asked.complaints)
    )


def _may_have_grown_up(row: QueueRow) -> bool:
    """Whether the age told then may be eighteen by now."""
    if row.age_years is None:
        return False
    passed = (clock.now() - row.lodged_at).days / _DAYS_OF_A_YEAR
    return row.age_years + 1 + passed > _GROWN_UP
