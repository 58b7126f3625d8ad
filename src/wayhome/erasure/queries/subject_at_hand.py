"""A case or a complaint as this room needs it, for whoever may do something with it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.policy import NotFound, require
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.set_aside import set_aside_at
from wayhome.erasure.domain.subjects import Subject
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.queries.complaint_at_hand import complaint_at_hand
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Erased


@dataclass(frozen=True, slots=True)
class SubjectAtHand:
    """What may be erased, without anything sealed; `key` is the id of the data key that seals it.

    `over_at` is when a case was closed or a complaint set aside; None while somebody works on it.
    `is_in_case` is of complaints: such a one is erased with its case alone.
    """

    subject: Subject
    agency: UUID
    code: str
    key: UUID
    over_at: datetime | None
    erased_at: datetime | None
    is_in_case: bool = False


def subject_at_hand(
    actor: Actor, subject: Subject, permission: Permission
) -> tuple[SubjectAtHand, Decision]:
    """A case or complaint and what the actor may do with it.

    Raises NotFound, for unknown and forbidden alike; Erased to whom it is not forbidden.
    """
    if subject.complaint is not None:
        return _complaint(actor, subject, permission)
    held, decision = case_at_hand(actor, subject.id, permission)
    over_at = None if held.is_open else held.closed_at
    found = SubjectAtHand(subject, held.agency, held.code, held.key, over_at, held.erased_at)
    return found, decision


def _complaint(
    actor: Actor, subject: Subject, permission: Permission
) -> tuple[SubjectAtHand, Decision]:
    """Whoever decides about complaints may propose to erase one: nobody is assigned to it."""
    held = complaint_at_hand(actor, subject.id)
    target = Target(agency=held.agency)
    require(actor, Permission.COMPLAINT_READ, target)
    if permission is Permission.ERASURE_PROPOSE:
        permission = Permission.COMPLAINT_TRIAGE
    decision = require(actor, permission, target)
    if held.erased_at is not None and permission is Permission.FIELDS_OPEN:
        raise Erased(held.erased_at)
    is_aside = held.status is ComplaintStatus.SET_ASIDE
    found = SubjectAtHand(
        subject,
        held.agency,
        held.code,
        held.key,
        set_aside_at(actor, held.id) if is_aside else None,
        held.erased_at,
        is_in_case=held.status is ComplaintStatus.ATTACHED,
    )
    return found, decision


def may(actor: Actor, subject: Subject, permission: Permission) -> bool:
    """Whether a page should offer this about a case or complaint."""
    try:
        subject_at_hand(actor, subject, permission)
    except NotFound:
        return False
    return True
