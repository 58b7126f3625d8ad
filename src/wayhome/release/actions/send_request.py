"""Write to an agency about an entry: something is wrong, or a reply by somebody concerned."""

import math
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import IntegrityError

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.bucket import Meter
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal
from wayhome.kernel.texts import NAME_LIMIT, clean_text
from wayhome.release.domain.limits import CONTACT_LIMIT, NOTE_LIMIT, REQUESTS
from wayhome.release.domain.statuses import RequestKind
from wayhome.release.models import Entry, Request

TABLE = "release_request"
_meter = Meter()


class RequestEmpty(ValueError):
    """Nothing was written."""


class TooManyRequests(Exception):
    """So many were sent that this one must wait; carries the seconds."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__("too_many_requests")
        self.wait_seconds = wait_seconds


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What somebody writes, and how they can be reached; the same `once` sends it once."""

    kind: RequestKind
    words: str
    name: str = ""
    contact: str = ""
    may_publish: bool = False
    language: str = "en"
    once: str = ""


def send_request(entry: UUID, new: NewRequest) -> None:
    """Seal a request for the agency of an entry. Nobody is asked who they are.

    Raises NotFound, RequestEmpty, TextTooLong and TooManyRequests.
    """
    owner = Entry.objects.filter(id=entry).values_list("agency_id", flat=True).first()
    if owner is None:
        raise NotFound
    parts = _clean(new)
    taken = _meter.take("requests", REQUESTS, now=clock.now())
    if not taken.allowed:
        raise TooManyRequests(max(1, math.ceil(taken.wait_seconds)))
    by = Actor.public(owner)
    row = _row(entry, new, parts=parts, by=by)
    if not _inserted(row):
        keys.store().destroy(row.key_id)
        return
    about = About(kind="request", id=row.id, detail={"entry": str(entry), "kind": new.kind})
    leave_leaf(by=by, tag=Tag.RELEASE_REQUEST_SENT, about=about)


def _clean(new: NewRequest) -> dict[str, str]:
    """What is sealed, by column. Raises RequestEmpty and TextTooLong."""
    parts = {
        "sealed_words": clean_text(new.words, limit=NOTE_LIMIT).text,
        "sealed_name": clean_text(new.name, limit=NAME_LIMIT).text,
        "sealed_contact": clean_text(new.contact, limit=CONTACT_LIMIT).text,
    }
    if not parts["sealed_words"]:
        raise RequestEmpty
    return parts


def _row(entry: UUID, new: NewRequest, *, parts: dict[str, str], by: Actor) -> Request:
    key = keys.store().create(new_id())
    row = Request(
        id=uuid5(entry, new.once) if new.once else new_id(),
        agency_id=by.agency,
        entry_id=entry,
        kind=new.kind,
        language=new.language,
        may_publish=new.may_publish,
        received_at=clock.now(),
        key_id=key.id,
    )
    for column, text in parts.items():
        setattr(row, column, _sealed(text, row=row, column=column, key=key))
    return row


def _sealed(text: str, *, row: Request, column: str, key: DataKey) -> bytes | None:
    """A text sealed for its place; nothing for an empty one."""
    if not text:
        return None
    return seal(text.encode(), key=key, place=Place(TABLE, column, row.id))


def _inserted(row: Request) -> bool:
    """Insert it; False when it was sent before. What stands cannot be read from here."""
    try:
        with atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
