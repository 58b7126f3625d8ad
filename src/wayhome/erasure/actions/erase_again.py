"""Erase again what was erased before, and what an older backup brought back."""

from collections.abc import Iterator

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.parts import ERASE
from wayhome.erasure.domain.parts import PARTS
from wayhome.erasure.domain.subjects import Subject, case_subject, complaint_subject
from wayhome.erasure.queries.subject_at_hand import subject_at_hand
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Doomed
from wayhome.kernel.ledger import ledger


def erase_again(*, by: Actor) -> int:
    """Erase everything of the agency that the ledger names and the database does not; returns how many.

    Its keys were destroyed before anything was served; here go the tokens, and the mark comes back.
    """
    require(by, Permission.ERASURE_APPROVE, Target(agency=by.agency))
    known = {_subject(doomed): doomed for doomed in _known(by)}
    return sum(_erase(subject, doomed, by=by) for subject, doomed in known.items())


def _known(by: Actor) -> Iterator[Doomed]:
    """What the ledger names, once for each part."""
    for entry in ledger().entries():
        if entry.agency == by.agency:
            yield Doomed(by.agency, entry.case, entry.complaints, is_again=True)


def _subject(doomed: Doomed) -> Subject:
    """A case, or the one complaint that was erased without one."""
    return case_subject(doomed.case) if doomed.case else complaint_subject(doomed.complaints[0])


def _erase(subject: Subject, doomed: Doomed, *, by: Actor) -> bool:
    """Every part in one transaction; False when there is nothing to do."""
    try:
        held, _decision = subject_at_hand(by, subject, Permission.ERASURE_APPROVE)
    except NotFound:
        return False
    if held.erased_at is not None:
        return False
    with atomic():
        for part in PARTS[subject.kind]:
            ERASE[part](doomed, by=by)
        about = About(kind=subject.kind, id=subject.id, detail={"again": True})
        leave_leaf(by=by, tag=Tag.ERASURE_CASE_ERASED, about=about)
    return True
