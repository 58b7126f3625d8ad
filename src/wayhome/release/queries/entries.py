"""Entries as anybody may read them: the list, what a search finds, one with all beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from wayhome.access.policy import NotFound
from wayhome.kernel.paging import Page, moment_and_row, moment_cursor, page_of
from wayhome.matching.search_words.asked import Asked, Term, asked, is_met
from wayhome.release.domain import columns
from wayhome.release.domain.allowed import EntryKind
from wayhome.release.domain.statuses import ChangeCode, EntryStatus, NoteKind, Withdrawal
from wayhome.release.models import Change, Entry, Note, Word
from wayhome.release.queries.searched_text import searched_text

MOST_FOUND = 50
_MOST_READ = 400
_PAGE = 26


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry; `told` is empty and `words` too when its words were removed."""

    id: UUID
    agency: UUID
    kind: EntryKind
    told: Mapping[str, tuple[str, ...]]
    words: str
    language: str
    publisher: str
    title: str
    address: str
    source_on: date | None
    status: EntryStatus
    recorded_by: str
    published_at: datetime
    withdrawn_at: datetime | None
    withdrawn_why: Withdrawal | None
    words_removed: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A reply or a correction beside an entry."""

    id: UUID
    kind: NoteKind
    words: str
    signed: str
    language: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of a history."""

    entry: UUID
    code: ChangeCode
    at: datetime


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry with what stands beside it and everything that happened to it, the latest first."""

    row: EntryRow
    notes: tuple[NoteRow, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds, the newest first; `is_whole` when that is all."""

    rows: tuple[EntryRow, ...]
    is_whole: bool


def entries(*, kind: str = "", cursor: str = "") -> Page[EntryRow]:
    """Entries the newest first, of one kind when it is given. Raises CursorNotUnderstood."""
    rows = _entries()
    if kind:
        rows = rows.filter(kind=kind)
    if cursor:
        moment, last = moment_and_row(cursor)
        rows = rows.filter(Q(published_at__lt=moment) | Q(published_at=moment, id__gt=last))
    found = [as_value(row) for row in rows[:_PAGE]]
    return page_of(found, lambda row: moment_cursor(row.published_at, row.id))


def found(query: str) -> Found:
    """Entries that have everything asked for; nothing is asked of any table but the public ones."""
    asked_for = asked(query)
    if not asked_for.terms:
        return Found((), is_whole=True)
    rows = list(_meeting(asked_for)[: _MOST_READ + 1])
    met = [as_value(row) for row in rows if is_met(searched_text(row), asked_for)]
    whole = len(met) <= MOST_FOUND and len(rows) <= _MOST_READ
    return Found(tuple(met[:MOST_FOUND]), is_whole=whole)


def entry(entry_id: UUID) -> EntryPage:
    """One entry. Raises NotFound."""
    row = _entries().filter(id=entry_id).first()
    if row is None:
        raise NotFound
    notes = Note.objects.only(*columns.NOTE).filter(entry_id=entry_id, withdrawn_at__isnull=True)
    lines = Change.objects.only(*columns.CHANGE).filter(entry_id=entry_id)
    return EntryPage(
        row=as_value(row),
        notes=tuple(_note(each) for each in notes.order_by("published_at", "id")),
        changes=tuple(_change(each) for each in lines.order_by("-number")),
    )


def changes(*, cursor: str = "") -> Page[tuple[ChangeRow, EntryRow]]:
    """What happened to entries since they became public, the latest first, each with its entry.

    Raises CursorNotUnderstood.
    """
    lines = Change.objects.only(*columns.CHANGE).exclude(code=ChangeCode.PUBLISHED)
    if cursor:
        moment, last = moment_and_row(cursor)
        lines = lines.filter(Q(at__lt=moment) | Q(at=moment, id__gt=last))
    listed = list(lines.order_by("-at", "id")[:_PAGE])
    of = {row.id: as_value(row) for row in _entries().filter(id__in={x.entry_id for x in listed})}
    page = page_of(listed, lambda line: moment_cursor(line.at, line.id))
    rows = tuple((_change(line), of[line.entry_id]) for line in page.rows)
    return Page(rows, page.next_cursor)


def entries_of(facts: Sequence[UUID]) -> Mapping[UUID, tuple[UUID, EntryStatus]]:
    """For staff: the entry that is public of each fact, and how it stands; the latest one."""
    rows = Entry.objects.filter(fact_id__in=facts).order_by("published_at")
    listed = rows.values_list("fact_id", "id", "status")
    return {fact: (found_id, EntryStatus(status)) for fact, found_id, status in listed}


def as_value(row: Entry) -> EntryRow:
    """A row as a value."""
    return EntryRow(
        id=row.id,
        agency=row.agency_id,
        kind=EntryKind(row.kind),
        told={name: tuple(values) for name, values in row.told.items()},
        words=row.words,
        language=row.language,
        publisher=row.publisher,
        title=row.title,
        address=row.address,
        source_on=row.source_on,
        status=EntryStatus(row.status),
        recorded_by=row.recorded_by,
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_why=Withdrawal(row.withdrawn_why) if row.withdrawn_why else None,
        words_removed=row.words_removed,
    )


def _entries() -> QuerySet[Entry]:
    """Entries with the columns that the public role may read, the newest first."""
    return Entry.objects.only(*columns.ENTRY).order_by("-published_at", "id")


def _meeting(asked_for: Asked) -> QuerySet[Entry]:
    """Entries whose words meet every term; one question, whatever is asked."""
    rows = _entries()
    for term in asked_for.terms:
        rows = rows.filter(_meets(term))
    return rows


def _meets(term: Term) -> Q:
    """All words of a term, or one of its sounds; one list of words each, however long the term."""
    rows = Word.objects.values("entry_id")
    counted = rows.filter(word__in=sorted(term.words)).annotate(met=Count("word"))
    needed = Q(id__in=counted.filter(met=len(term.words)).values("entry_id"))
    if term.sounds:
        needed |= Q(id__in=rows.filter(word__in=sorted(term.sounds)))
    return needed


def _note(row: Note) -> NoteRow:
    return NoteRow(
        id=row.id,
        kind=NoteKind(row.kind),
        words=row.words,
        signed=row.signed,
        language=row.language,
        published_at=row.published_at,
    )


def _change(row: Change) -> ChangeRow:
    return ChangeRow(entry=row.entry_id, code=ChangeCode(row.code), at=row.at)
