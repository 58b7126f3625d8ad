"""What every move of an erasure shares: the lock, the table, the holds and the leaf."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.holds import HoldKind
from wayhome.erasure.domain.workflow import ErasureEvent, ErasureState, erasure_after
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.holds import holds
from wayhome.erasure.queries.subject_at_hand import SubjectAtHand, subject_at_hand
from wayhome.intake.actions.erase import lock_complaint
from wayhome.kernel.actor import Actor


class Held(Exception):
    """Something still needs the words; `holds` says what."""

    def __init__(self, found: tuple[HoldKind, ...]) -> None:
        super().__init__()
        self.holds = found


def require_free(by: Actor, held: SubjectAtHand, ground: Ground) -> None:
    """Raises Held when anything keeps it from being erased."""
    found = holds(by, held, ground)
    if found:
        raise Held(found)


def proposer(by: Actor) -> UUID:
    """Who acts, by name: the machine proposes and approves nothing. Raises NotFound."""
    if by.user is None:
        raise NotFound
    return by.user


def locked(erasure: UUID, *, by: Actor, needs: Permission) -> tuple[Erasure, SubjectAtHand]:
    """An erasure, locked until the transaction ends, and what it is about. Raises NotFound.

    A complaint is locked with it: nobody puts it into a case meanwhile.
    """
    row = Erasure.objects.select_for_update().filter(id=erasure, agency_id=by.agency).first()
    if row is None:
        raise NotFound
    if row.complaint_id:
        lock_complaint(row.complaint_id, by=by)
    held, _decision = subject_at_hand(by, row.subject, needs)
    return row, held


def moved(row: Erasure, event: ErasureEvent) -> Erasure:
    """Put a locked row into the state after an event, unsaved. Raises ErasureRefused."""
    row.state = erasure_after(ErasureState(row.state), event)
    return row


def leave(row: Erasure, tag: Tag, *, by: Actor, **detail: str | int) -> None:
    """One leaf about the case or complaint: ids, codes and counts."""
    subject = row.subject
    about = About(kind=subject.kind, id=subject.id, detail={"erasure": str(row.id), **detail})
    leave_leaf(by=by, tag=tag, about=about)
