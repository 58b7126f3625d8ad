"""Put a reply or a correction beside an entry, and take one away."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.texts import NAME_LIMIT, clean_text
from wayhome.release.actions.note_change import locked_entry, note_change
from wayhome.release.domain.limits import NOTE_LIMIT
from wayhome.release.domain.statuses import ChangeCode, EntryStatus, NoteKind
from wayhome.release.models import Entry, Note

_CODES = {NoteKind.REPLY: ChangeCode.REPLY, NoteKind.CORRECTION: ChangeCode.CORRECTION}


class NoteEmpty(ValueError):
    """Nothing was written."""


class EntryWithoutWords(Exception):
    """The words of this entry were removed: nothing is put beside it."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """What is put beside an entry; `contests` says that the entry is disputed from now on."""

    kind: NoteKind
    words: str
    signed: str = ""
    language: str = ""
    contests: bool = False
    request: UUID | None = None


def publish_note(entry: UUID, new: NewNote, *, by: Actor) -> UUID:
    """Put a note beside an entry. Raises NoteEmpty, TextTooLong, EntryWithoutWords and NotFound."""
    require(by, Permission.RECORD_PUBLISH)
    words = clean_text(new.words, limit=NOTE_LIMIT).text
    signed = clean_text(new.signed, limit=NAME_LIMIT).text
    if not words:
        raise NoteEmpty
    with atomic():
        row = locked_entry(entry, by=by)
        if row.words_removed:
            raise EntryWithoutWords
        note = Note(
            agency_id=row.agency_id,
            entry=row,
            request_id=new.request,
            kind=new.kind,
            words=words,
            signed=signed,
            language=new.language,
            published_by=by.user,
            published_at=clock.now(),
        )
        note.save(force_insert=True)
        note_change(row, _CODES[new.kind], by=by)
        _dispute(row, contested=new.contests, by=by)
        about = About(kind="entry", id=row.id, detail={"note": str(note.id), "kind": new.kind})
        leave_leaf(by=by, tag=Tag.RELEASE_NOTE_PUBLISHED, about=about)
    return note.id


def withdraw_note(note: UUID, *, by: Actor) -> None:
    """Take a note away; the history keeps that it stood. Raises NotFound; twice changes nothing."""
    require(by, Permission.RECORD_PUBLISH)
    with atomic():
        notes = Note.objects.filter(agency_id=by.agency, id=note)
        beside = notes.values_list("entry_id", flat=True).first()
        if beside is None:
            raise NotFound
        # The entry first, as whoever withdraws it locks it before its notes.
        entry, row = locked_entry(beside, by=by), notes.get()
        if row.withdrawn_at is not None:
            return
        row.words, row.signed, row.withdrawn_at = "", "", clock.now()
        row.save(update_fields=["words", "signed", "withdrawn_at"])
        _touch(entry)
        note_change(entry, ChangeCode.NOTE_WITHDRAWN, by=by)
        about = About(kind="entry", id=row.entry_id, detail={"note": str(row.id)})
        leave_leaf(by=by, tag=Tag.RELEASE_NOTE_WITHDRAWN, about=about)


def _dispute(row: Entry, *, contested: bool, by: Actor) -> None:
    """Say at an entry that stands that it is disputed, if it is now."""
    if contested and row.status not in {EntryStatus.DISPUTED, EntryStatus.WITHDRAWN}:
        row.status = EntryStatus.DISPUTED
        note_change(row, ChangeCode.DISPUTED, by=by)
    _touch(row)


def _touch(row: Entry) -> None:
    row.changed_at = clock.now()
    row.save(update_fields=["status", "changed_at"])
