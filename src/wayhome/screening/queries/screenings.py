"""What was screened when: screenings of an agency by codes and counts, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import PAGE_SIZE, Page, moment_and_row, moment_cursor, page_of
from wayhome.kernel.period import Period
from wayhome.screening.domain.listings import SubjectKind
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.verdicts import HitState
from wayhome.screening.models import Screening
from wayhome.screening.queries.lists import current_versions

_WAITING = (HitState.OPEN, HitState.LATER)


@dataclass(frozen=True, slots=True)
class ScreeningFilter:
    """What to narrow to.

    `is_waiting` keeps those with a hit that nobody has decided, `is_due` those that no later one
    follows although lists have changed since.
    """

    origin: Origin | None = None
    person: UUID | None = None
    period: Period | None = None
    is_waiting: bool = False
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """One screening without its name: what it was against, and what came of it.

    `is_due` says that lists have changed since; `followed_by` is the screening that came after.
    """

    id: UUID
    code: str
    origin: Origin
    kind: SubjectKind
    subject: UUID | None
    purpose: str
    by: UUID | None
    at: datetime
    versions: tuple[UUID, ...]
    hits: int
    waiting: int
    known: int
    further: int
    follows: UUID | None
    followed_by: UUID | None
    is_due: bool


def screenings(actor: Actor, wanted: ScreeningFilter, cursor: str = "") -> Page[ScreeningRow]:
    """A page of screenings. Raises CursorNotUnderstood."""
    found = _found(actor, wanted)
    if cursor:
        found = found.filter(_after(cursor))
    current = current_versions()
    rows = [_row(each, current) for each in found[: PAGE_SIZE + 1]]
    return page_of(rows, lambda last: moment_cursor(last.at, last.id))


def count_screenings(actor: Actor, wanted: ScreeningFilter) -> int:
    """How many there are."""
    return _found(actor, wanted).count()


def every_screening(actor: Actor, wanted: ScreeningFilter) -> Iterator[ScreeningRow]:
    """All of them, one after the other."""
    current = current_versions()
    return (_row(each, current) for each in _found(actor, wanted).iterator(chunk_size=500))


def due_screenings(actor: Actor, *, most: int) -> tuple[UUID, ...]:
    """The oldest screenings that a changed list makes due, at most so many."""
    found = _found(actor, ScreeningFilter(is_due=True)).order_by("screened_at", "id")
    return tuple(found.values_list("id", flat=True)[:most])


def screening(actor: Actor, screening_id: UUID) -> ScreeningRow:
    """One screening without its name. Raises NotFound."""
    row = _all(actor).filter(id=screening_id).first()
    if row is None:
        raise NotFound
    return _row(row, current_versions())


def _all(actor: Actor) -> "QuerySet[Any]":
    """The agency's screenings that the actor may know of."""
    require(actor, Permission.SCREENING_LIST)
    following = Screening.objects.filter(agency_id=actor.agency, follows=OuterRef("id"))
    found: QuerySet[Any] = (
        Screening.objects.filter(agency_id=actor.agency)
        .defer("sealed_name")
        .annotate(
            waiting=Count("found", filter=Q(found__state__in=_WAITING)),
            followed_by=Subquery(following.values("id")[:1]),
        )
    )
    sees_all = can(actor, Permission.SCREENING_PERSON) or can(actor, Permission.AUDIT_READ)
    return found if sees_all else found.exclude(origin=Origin.COMPLAINT)


def _found(actor: Actor, wanted: ScreeningFilter) -> "QuerySet[Any]":
    """What a filter lets through, the newest first."""
    found = _all(actor).order_by("-screened_at", "-id")
    if wanted.origin is not None:
        found = found.filter(origin=wanted.origin.value)
    if wanted.person is not None:
        found = found.filter(screened_by=wanted.person)
    if wanted.period is not None:
        begins, ends = wanted.period.begins_at(), wanted.period.ends_before()
        found = found.filter(screened_at__gte=begins, screened_at__lt=ends)
    if wanted.is_waiting:
        found = found.filter(waiting__gt=0)
    if wanted.is_due:
        found = found.filter(followed_by=None).exclude(versions=list(current_versions()))
    return found


def _row(row: Any, current: tuple[UUID, ...]) -> ScreeningRow:
    """A row with its annotations as a value."""
    versions = tuple(row.versions)
    return ScreeningRow(
        id=row.id,
        code=row.code,
        origin=Origin(row.origin),
        kind=SubjectKind(row.kind),
        subject=row.subject_id,
        purpose=row.purpose,
        by=row.screened_by,
        at=row.screened_at,
        versions=versions,
        hits=row.hits,
        waiting=row.waiting,
        known=row.known,
        further=row.further,
        follows=row.follows,
        followed_by=row.followed_by,
        is_due=row.followed_by is None and versions != current,
    )


def _after(cursor: str) -> Q:
    """Everything after the last row of the page before. Raises CursorNotUnderstood."""
    at, last = moment_and_row(cursor)
    return Q(screened_at__lte=at) & (Q(screened_at__lt=at) | Q(id__lt=last))
