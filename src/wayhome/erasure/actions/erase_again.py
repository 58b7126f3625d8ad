"""Erase again what was erased before, and what an older backup brought back."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.erasure.actions.parts import ERASE
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Doomed
from wayhome.kernel.ledger import ledger


def erase_again(*, by: Actor) -> int:
    """Erase every case of the agency that the ledger names and the database does not; returns how many.

    Its keys were destroyed before anything was served; here go the tokens, and the mark comes back.
    """
    require(by, Permission.ERASURE_APPROVE, Target(agency=by.agency))
    known = {
        entry.case: entry.complaints for entry in ledger().entries() if entry.agency == by.agency
    }
    return sum(_erase(Doomed(by.agency, case, known[case], is_again=True), by=by) for case in known)


def _erase(doomed: Doomed, *, by: Actor) -> bool:
    """Every part of one case in one transaction; False when there is nothing to do."""
    try:
        held, _decision = case_at_hand(by, doomed.case)
    except NotFound:
        return False
    if held.erased_at is not None:
        return False
    with atomic():
        for erase in ERASE.values():
            erase(doomed, by=by)
        about = About(kind="case", id=held.id, detail={"again": True})
        leave_leaf(by=by, tag=Tag.ERASURE_CASE_ERASED, about=about)
    return True
