"""The list of subjects by name, and subjects looked for by a part of a name."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import (
    PAGE_SIZE,
    CursorNotUnderstood,
    Page,
    decode_cursor,
    encode_cursor,
    page_of,
    row_in,
)
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models import SubjectMention
from wayhome.record.queries.subjects import SubjectRow, subjects_with

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class SubjectFilter:
    """What the list is narrowed to; a cursor is the id of the last row, so that no name is in it."""

    kind: SubjectKind | None = None
    cursor: str = ""


def subject_list(actor: Actor, wanted: SubjectFilter) -> Page[SubjectRow]:
    """A page of subjects that standing facts speak of, by name. Raises CursorNotUnderstood."""
    require(actor, Permission.SOURCE_READ)
    roots = _standing().filter(kind=wanted.kind) if wanted.kind else _standing()
    ordered = _after(roots, wanted.cursor).order_by("name", "id")
    rows = _rows(actor, ordered, most=PAGE_SIZE + 1)
    return page_of(rows, lambda row: encode_cursor(str(row.id)))


def subjects_named(actor: Actor, part: str) -> tuple[SubjectRow, ...]:
    """Subjects of which some name holds these words, 50 at most; none for a blank."""
    require(actor, Permission.SOURCE_READ)
    words = part.split()
    if not words:
        return ()
    named = SubjectMention.objects.filter(subject_id=OuterRef("id"))
    for word in words:
        named = named.filter(name__icontains=word)
    return _rows(actor, _standing().filter(Exists(named)).order_by("name", "id"), most=MOST_FOUND)


def _standing() -> QuerySet[SubjectMention]:
    """The mentions that stand for subjects of which facts speak."""
    spoken_of = SubjectMention.objects.filter(subject_id=OuterRef("id"), facts__gt=0)
    return SubjectMention.objects.filter(Exists(spoken_of), id=F("subject_id"))


def _after(rows: QuerySet[SubjectMention], cursor: str) -> QuerySet[SubjectMention]:
    """Only what follows the last row of the page before."""
    if not cursor:
        return rows
    (last,) = decode_cursor(cursor, parts=1)
    row = SubjectMention.objects.filter(id=row_in(last)).only("name").first()
    if row is None:
        raise CursorNotUnderstood
    return rows.filter(Q(name__gt=row.name) | Q(name=row.name, id__gt=row.id))


def _rows(actor: Actor, roots: QuerySet[SubjectMention], *, most: int) -> tuple[SubjectRow, ...]:
    ids: list[UUID] = list(roots.values_list("id", flat=True)[:most])
    known = subjects_with(actor, ids)
    return tuple(known[each] for each in ids)
