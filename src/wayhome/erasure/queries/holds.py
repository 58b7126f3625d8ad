"""What keeps something from being erased now, asked of every room that may need its words."""

from collections.abc import Iterator
from uuid import UUID

from wayhome.care.queries.unfinished import is_referral_running
from wayhome.cases.queries.contested import is_contested
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.retention import over_before
from wayhome.erasure.queries.legal_holds import is_held_by_law
from wayhome.erasure.queries.subject_at_hand import SubjectAtHand
from wayhome.field.queries.running import is_taken_along
from wayhome.justice.queries.unfinished import is_compensation_unsettled, is_proceeding_running
from wayhome.kernel.actor import Actor
from wayhome.reintegration.queries.unfinished import is_followed
from wayhome.workplan.queries.tasks_of_case import waiting_count


def holds(actor: Actor, held: SubjectAtHand, ground: Ground | None) -> tuple[HoldKind, ...]:
    """Every reason against erasing it now; part of larger work, which asks the policy."""
    return tuple(_found(actor, held, ground))


def _found(actor: Actor, held: SubjectAtHand, ground: Ground | None) -> Iterator[HoldKind]:
    if held.over_at is None:
        yield _worked_on(held)
    elif ground is Ground.TIME_OVER and held.over_at > over_before():
        yield HoldKind.NOT_OVER
    if held.subject.case:
        yield from _of_rooms(actor, held.subject.case)
    if is_held_by_law(actor, held.subject):
        yield HoldKind.LEGAL


def _worked_on(held: SubjectAtHand) -> HoldKind:
    """Why nobody is done with it."""
    if held.subject.case:
        return HoldKind.CASE_OPEN
    return HoldKind.IN_CASE if held.is_in_case else HoldKind.UNDECIDED


def _of_rooms(actor: Actor, case: UUID) -> Iterator[HoldKind]:
    """What is not over in the rooms that work on a case."""
    asked = {
        HoldKind.PROCEEDING: is_proceeding_running,
        HoldKind.COMPENSATION: is_compensation_unsettled,
        HoldKind.CONTESTED: is_contested,
        HoldKind.FOLLOWED: is_followed,
        HoldKind.REFERRAL: is_referral_running,
        HoldKind.TASKS: waiting_count,
        HoldKind.TAKEN: is_taken_along,
    }
    yield from (kind for kind, is_held in asked.items() if is_held(actor, case))
