"""Settle what somebody wrote: publish it, correct, withdraw, or leave the entry as it is."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.release.actions.publish_note import NewNote, publish_note
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import NoteKind, Outcome, Withdrawal
from wayhome.release.models import Request


class AlreadySettled(Exception):
    """Somebody settled this."""


class PublicationNotAllowed(Exception):
    """The writer gave no leave to publish the words."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a request; words for a note, a reason for a withdrawal."""

    outcome: Outcome
    words: str = ""
    signed: str = ""
    contests: bool = False
    why: Withdrawal | None = None
    remove_words: bool = False


def settle_request(request: UUID, settlement: Settlement, *, by: Actor) -> None:
    """Do what was decided, once.

    Raises AlreadySettled, PublicationNotAllowed, what publishing and withdrawing raise, and NotFound.
    """
    require(by, Permission.RECORD_PUBLISH)
    with atomic():
        row = Request.objects.select_for_update().filter(agency_id=by.agency, id=request).first()
        if row is None:
            raise NotFound
        if row.settled_at is not None:
            raise AlreadySettled
        _carry_out(row, settlement, by=by)
        row.settled_at, row.settled_by = clock.now(), by.user
        row.outcome = settlement.outcome
        row.save(update_fields=["settled_at", "settled_by", "outcome"])
        about = About(kind="request", id=row.id, detail={"outcome": settlement.outcome})
        leave_leaf(by=by, tag=Tag.RELEASE_REQUEST_SETTLED, about=about)


def _carry_out(row: Request, settlement: Settlement, *, by: Actor) -> None:
    match settlement.outcome:
        case Outcome.REPLY:
            if not row.may_publish:
                raise PublicationNotAllowed
            publish_note(row.entry_id, _note(row, settlement, NoteKind.REPLY), by=by)
        case Outcome.CORRECTION:
            publish_note(row.entry_id, _note(row, settlement, NoteKind.CORRECTION), by=by)
        case Outcome.WITHDRAWN:
            why = settlement.why or Withdrawal.ERROR
            withdraw_entry(row.entry_id, why, remove_words=settlement.remove_words, by=by)
        case Outcome.UNCHANGED:
            pass


def _note(row: Request, settlement: Settlement, kind: NoteKind) -> NewNote:
    is_reply = kind is NoteKind.REPLY
    return NewNote(
        kind=kind,
        words=settlement.words,
        signed=settlement.signed if is_reply else "",
        language=row.language if is_reply else "",
        contests=settlement.contests and is_reply,
        request=row.id,
    )
