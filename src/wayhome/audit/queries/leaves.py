"""The leaves of an agency, for its auditor: who did and saw what, the newest first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.audit.domain.tags import Tag
from wayhome.audit.models import Leaf
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.paging import PAGE_SIZE, Page, moment_and_row, moment_cursor, page_of
from wayhome.kernel.period import Period


@dataclass(frozen=True, slots=True)
class LeafFilter:
    """What to narrow to; `by_nobody` is what the system and lodgers did, who do not sign in."""

    tag: Tag | None = None
    person: UUID | None = None
    by_nobody: bool = False
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class LeafRow:
    """One leaf as its exact bytes say it: ids and codes only."""

    id: UUID
    at: datetime
    tag: str
    actor: UUID | None
    actor_kind: ActorKind
    kind: str
    subject: UUID
    purpose: str
    field_groups: tuple[str, ...]


def leaves(actor: Actor, wanted: LeafFilter, cursor: str = "") -> Page[LeafRow]:
    """A page of the leaves of the actor's agency. Raises CursorNotUnderstood.

    Whoever calls has asked the policy: the audit stands below it.
    """
    found = _found(actor, wanted)
    if cursor:
        found = found.filter(_after(cursor))
    rows = [_row(leaf) for leaf in found[: PAGE_SIZE + 1]]
    return page_of(rows, lambda last: moment_cursor(last.at, last.id))


def count_leaves(actor: Actor, wanted: LeafFilter) -> int:
    """How many leaves there are."""
    return _found(actor, wanted).count()


def every_leaf(actor: Actor, wanted: LeafFilter) -> Iterator[LeafRow]:
    """All of them, one after the other."""
    return (_row(leaf) for leaf in _found(actor, wanted).iterator())


def _found(actor: Actor, wanted: LeafFilter) -> "QuerySet[Leaf]":
    """The leaves of the agency that a filter lets through, the newest first."""
    found = Leaf.objects.filter(agency_id=actor.agency).order_by("-at", "-id")
    if wanted.tag is not None:
        found = found.filter(tag=wanted.tag.value)
    if wanted.person is not None:
        found = found.filter(actor_id=wanted.person)
    if wanted.by_nobody:
        found = found.filter(actor_id=None)
    if wanted.period is not None:
        found = found.filter(at__gte=wanted.period.begins_at(), at__lt=wanted.period.ends_before())
    return found.only("id", "at", "body")


def _after(cursor: str) -> Q:
    """Everything after the last row of the page before. Raises CursorNotUnderstood."""
    at, last = moment_and_row(cursor)
    return Q(at__lte=at) & (Q(at__lt=at) | Q(id__lt=last))


def _row(leaf: Leaf) -> LeafRow:
    """What the bytes of a leaf say."""
    claims = json.loads(bytes(leaf.body))
    return LeafRow(
        id=leaf.id,
        at=leaf.at,
        tag=claims["tag"],
        actor=UUID(claims["actor"]) if claims["actor"] else None,
        actor_kind=ActorKind(claims["actor_kind"]),
        kind=claims["subject_kind"],
        subject=UUID(claims["subject"]),
        purpose=claims["purpose"] or "",
        field_groups=tuple(claims["field_groups"]),
    )
