"""What keeps a case from being erased now, asked of every room that may need its words."""

from collections.abc import Iterator

from wayhome.care.queries.unfinished import is_referral_running
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.cases.queries.contested import is_contested
from wayhome.erasure.domain.grounds import KEPT, Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.queries.legal_holds import is_held_by_law
from wayhome.field.queries.running import is_taken_along
from wayhome.justice.queries.unfinished import is_compensation_unsettled, is_proceeding_running
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.reintegration.queries.unfinished import is_followed
from wayhome.workplan.queries.tasks_of_case import waiting_count


def holds(actor: Actor, case: CaseAtHand, ground: Ground | None) -> tuple[HoldKind, ...]:
    """Every reason against erasing a case now; part of larger work, which asks the policy."""
    return tuple(_found(actor, case, ground))


def _found(actor: Actor, case: CaseAtHand, ground: Ground | None) -> Iterator[HoldKind]:
    if case.is_open:
        yield HoldKind.CASE_OPEN
    elif ground is Ground.TIME_OVER and (case.closed_at or clock.now()) > clock.now() - KEPT:
        yield HoldKind.NOT_OVER
    asked = {
        HoldKind.PROCEEDING: is_proceeding_running,
        HoldKind.COMPENSATION: is_compensation_unsettled,
        HoldKind.CONTESTED: is_contested,
        HoldKind.FOLLOWED: is_followed,
        HoldKind.REFERRAL: is_referral_running,
        HoldKind.TASKS: waiting_count,
        HoldKind.TAKEN: is_taken_along,
        HoldKind.LEGAL: is_held_by_law,
    }
    yield from (kind for kind, is_held in asked.items() if is_held(actor, case.id))
