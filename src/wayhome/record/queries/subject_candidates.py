"""Which mentions of other texts share a key with one, and which some pair puts beside it already."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wayhome.kernel.joining import Edge, Member, roots
from wayhome.record.domain.subject_contexts import Described, from_json
from wayhome.record.domain.subject_verdicts import DECIDED, PairState
from wayhome.record.models import SubjectKey, SubjectMention, SubjectPair

_MOST = 2_000
"""Mentions compared with one at most, the earliest registered first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may be one with another.

    `group` is the same for all that pairs put beside each other, whoever stands for them; `is_alias`
    when a person held it to be one with somebody of another name.
    """

    id: UUID
    subject: UUID
    group: UUID
    registered_at: datetime
    told: Described
    facts: int
    is_alias: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The mentions that pairs put beside a subject, its own too, and those held different from it."""

    near: frozenset[UUID]
    apart: frozenset[UUID]


def candidates(agency: UUID, keys: Collection[str], *, besides: UUID) -> tuple[Candidate, ...]:
    """Mentions with one of these keys, of standing facts of other texts than `besides`."""
    sharing = SubjectKey.objects.filter(agency_id=agency, key__in=keys).values("mention_id")
    rows = tuple(
        SubjectMention.objects.filter(agency_id=agency, id__in=sharing, facts__gt=0)
        .exclude(text_version_id=besides)
        .order_by("registered_at", "id")[:_MOST]
    )
    return _compared(agency, rows)


def beside(agency: UUID, mention: UUID) -> Beside:
    """What pairs and judgements say of a mention's subject."""
    own = SubjectMention.objects.filter(agency_id=agency)
    subject = own.filter(id=mention).values("subject_id")[:1]
    inside = set(own.filter(subject_id=subject).values_list("id", flat=True))
    either = Q(left_id__in=inside) | Q(right_id__in=inside)
    near, apart = set(inside), set[UUID]()
    pairs = SubjectPair.objects.filter(either, agency_id=agency)
    for left, right, state in pairs.values_list("left_id", "right_id", "state"):
        other = right if left in inside else left
        (apart if state == PairState.DIFFERENT else near).add(other)
    held = own.filter(id__in=apart).values("subject_id")
    others = set(own.filter(subject_id__in=held).values_list("id", flat=True))
    return Beside(frozenset(near), frozenset(others - inside))


def undecided(agency: UUID, mention: UUID) -> tuple[tuple[SubjectPair, Candidate], ...]:
    """The undecided pairs of a mention, each with the other end as it is compared now."""
    either = Q(left_id=mention) | Q(right_id=mention)
    pairs = SubjectPair.objects.filter(either, agency_id=agency)
    others = {
        pair.right_id if pair.left_id == mention else pair.left_id: pair
        for pair in pairs.exclude(state__in=DECIDED)
    }
    rows = SubjectMention.objects.filter(agency_id=agency, id__in=others, facts__gt=0)
    return tuple((others[each.id], each) for each in _compared(agency, tuple(rows)))


def _compared(agency: UUID, rows: Collection[SubjectMention]) -> tuple[Candidate, ...]:
    """Mentions as they are compared; one that no job has described yet is left out."""
    rows = tuple(row for row in rows if row.context)
    groups = _groups(agency, {row.id: (row.registered_at, row.subject_id) for row in rows})
    names = _names(agency, {row.subject_id for row in rows})
    return tuple(
        Candidate(
            id=row.id,
            subject=row.subject_id,
            group=groups[row.id],
            registered_at=row.registered_at,
            told=from_json(row.context),
            facts=row.facts,
            is_alias=len(names.get(row.subject_id, ())) > 1,
        )
        for row in rows
    )


def _groups(agency: UUID, members: Mapping[UUID, tuple[datetime, UUID]]) -> dict[UUID, UUID]:
    """Mentions that are joined, or that pairs nobody refused put beside each other."""
    ids = list(members)
    pairs = SubjectPair.objects.filter(agency_id=agency, left_id__in=ids, right_id__in=ids).exclude(
        state=PairState.DIFFERENT
    )
    edges = [Edge(left, right) for left, right in pairs.values_list("left_id", "right_id")]
    # The mention that stands for a subject may share no key: it still holds its own together.
    known = {subject for _, subject in members.values()} - members.keys()
    edges += [Edge(mention, subject) for mention, (_, subject) in members.items()]
    latest = max((at for at, _ in members.values()), default=None)
    everybody = [Member(id=each, registered_at=at) for each, (at, _) in members.items()]
    everybody += [Member(id=each, registered_at=latest) for each in known if latest]
    return roots(everybody, edges)


def _names(agency: UUID, subjects: Collection[UUID]) -> dict[UUID, set[str]]:
    """The names of each of these subjects, without regard to case."""
    rows = SubjectMention.objects.filter(agency_id=agency, subject_id__in=subjects)
    found: dict[UUID, set[str]] = {}
    for subject, name in rows.values_list("subject_id", "name"):
        found.setdefault(subject, set()).add(name.casefold())
    return found
