"""Say something about a complaint after it was lodged: a message, or a fact that adds to it."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.actions.insert_once import insert_once
from wayhome.intake.domain.messages import Direction, Topic
from wayhome.intake.models import Complaint, Message
from wayhome.intake.policy import NOBODY, Assigned, Whose
from wayhome.intake.queries.reachable import require_reachable
from wayhome.intake.queries.reached import key_of, reached_row
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal, unseal
from wayhome.kernel.texts import STORY_LIMIT, clean_text

TABLE = "intake_message"
_TO_LODGER = frozenset({ActorKind.STAFF, ActorKind.SYSTEM})


class MessageEmpty(ValueError):
    """Nothing was written."""


class OnceReused(Exception):
    """The same `once` came before with other words; nothing was said now."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message is on disk; `replayed` when it had been before."""

    id: UUID
    replayed: bool = False


def add_message(  # noqa: PLR0913  # each part of a message
    *,
    complaint_id: UUID,
    text: str,
    by: Actor,
    topic: Topic = Topic.TALK,
    assigned: Assigned = NOBODY,
    once: str = "",
) -> Said:
    """Seal a message under the complaint's key.

    Staff write to the lodger; lodgers and partners write to the agency. The same `once` for the
    same complaint says it once. Raises NotFound, LodgerNotReachable, MessageEmpty, OnceReused,
    TextTooLong, Erased.
    """
    row = reached_row(complaint_id)
    whose = Whose(row.agency_id, row.lodger_agency_id)
    policy.require_writing(by, complaint=row.id, whose=whose, assigned=assigned)
    if by.kind in _TO_LODGER:
        require_reachable(by, row.id)
    body = clean_text(text, limit=STORY_LIMIT).text
    if not body:
        raise MessageEmpty
    message_id = once_id(row.id, once) if once else new_id()
    message = _sealed(body, row=row, message_id=message_id, topic=topic, by=by)
    # Waits for another that sends it now.
    if not insert_once(message):
        _require_same(message, body=body, row=row)
        return Said(message_id, replayed=True)
    leave_leaf(
        by=by,
        tag=Tag.INTAKE_MESSAGE_SENT if topic is Topic.TALK else Tag.INTAKE_FACT_ADDED,
        about=About(kind="complaint", id=row.id, detail={"topic": topic.value}),
    )
    return Said(message_id)


def once_id(complaint: UUID, once: str) -> UUID:
    """The id of what a form of this complaint sends, the same however often it is sent."""
    return uuid5(complaint, once)


def _sealed(body: str, *, row: Complaint, message_id: UUID, topic: Topic, by: Actor) -> Message:
    """The message as a row, not yet inserted."""
    key = key_of(row)
    return Message(
        id=message_id,
        agency_id=row.agency_id,
        complaint_id=row.id,
        lodger_agency_id=row.lodger_agency_id,
        direction=(Direction.TO_LODGER if by.kind in _TO_LODGER else Direction.FROM_LODGER).value,
        topic=topic.value,
        author_id=by.user,
        sent_at=clock.now(),
        sealed_body=seal(body.encode(), key=key, place=Place(TABLE, "sealed_body", message_id)),
    )


def _require_same(message: Message, *, body: str, row: Complaint) -> None:
    """What is there already says the same, or was erased since. Raises OnceReused."""
    before = Message.objects.get(id=message.id, agency_id=row.agency_id)
    if before.sealed_body is None:
        return
    place = Place(TABLE, "sealed_body", before.id)
    said = unseal(bytes(before.sealed_body), key=key_of(row), place=place)
    if (before.topic, said.decode()) != (message.topic, body):
        raise OnceReused
