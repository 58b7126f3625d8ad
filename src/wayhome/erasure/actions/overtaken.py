"""Call off an erasure that two people agreed to before its case or complaint was taken up again."""

from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.moving import leave, moved
from wayhome.erasure.domain.workflow import ErasureEvent
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.subject_at_hand import SubjectAtHand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def call_off_overtaken(row: Erasure, held: SubjectAtHand, *, by: Actor) -> bool:
    """Call a locked erasure off that waits for something else by now; whether it was.

    Two people agreed to erase what they saw. What was worked on since and closed or set aside anew
    needs them again, and a complaint that went with a case needs nobody. Part of larger work of the
    machine, which asks the policy.
    """
    if not _is_overtaken(row, held):
        return False
    moved(row, ErasureEvent.CALL_OFF).ended_at = clock.now()
    row.save(update_fields=["state", "ended_at"])
    leave(row, Tag.ERASURE_CASE_CALLED_OFF, by=by)
    return True


def _is_overtaken(row: Erasure, held: SubjectAtHand) -> bool:
    if held.erased_at is not None:
        # A case that an older backup brought back and the ledger erased is brought to its own end.
        return held.is_in_case
    agreed, over = row.approved_at, held.over_at
    return agreed is not None and over is not None and over > agreed
