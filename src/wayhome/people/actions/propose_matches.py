"""Propose pairs of persons who may be one, for somebody to judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.score import Score, score
from wayhome.people.actions.weigh_pairs import weigh_pairs
from wayhome.people.domain.comparisons import to_codes
from wayhome.people.domain.model_mark import model_mark
from wayhome.people.domain.tokens import linking_tokens
from wayhome.people.models import Pair
from wayhome.people.queries.candidates import Candidates, Reach, candidates
from wayhome.people.queries.described import Described, described

KEPT_FROM = -2.0
"""The weight from which a pair is worth somebody's time: about one in five is one person."""

_REACH = Reach(most=60)
_MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of it: pairs added, persons compared, and tokens too common to be looked up."""

    pairs: tuple[UUID, ...]
    compared: int
    skipped: int


def propose_matches(*, person: UUID, by: Actor) -> Proposed:
    """Compare a person with those who share telling tokens and keep the likely pairs.

    Proposing again adds only pairs with persons who came since.
    """
    require(by, Permission.PERSON_REGISTER)
    opened = described(by.agency, [person])
    if not opened:
        raise NotFound
    subject = opened[0]
    near = candidates(by.agency, linking_tokens(by.agency, subject.description), _REACH)
    scored = _scored(subject, _others(subject, near))
    with atomic():
        pairs = _insert_new(subject, scored, agency=by.agency)
        weigh_pairs(persons=[person], by=by)
        proposed = Proposed(pairs=pairs, compared=len(scored), skipped=near.skipped)
        detail = {"pairs": len(pairs), "compared": len(scored), "skipped": near.skipped}
        about = About(kind="person", id=person, detail=detail)
        leave_leaf(by=by, tag=Tag.PEOPLE_PAIR_PROPOSED, about=about)
    return proposed


def _others(subject: Described, near: Candidates) -> list[Described]:
    """The candidates not already held to be the subject."""
    return [other for other in near.persons if other.cluster != subject.cluster]


def _scored(subject: Described, others: Iterable[Described]) -> list[tuple[Score, UUID]]:
    """Every other with its score against the subject, the likeliest first."""
    found = [(score(subject.description, other.description), other.id) for other in others]
    return sorted(found, key=lambda each: (-each[0].weight, each[1]))


def _insert_new(
    subject: Described, scored: Iterable[tuple[Score, UUID]], *, agency: UUID
) -> tuple[UUID, ...]:
    """Add the likely pairs that are not there yet and return their ids."""
    likely = [each for each in scored if each[0].weight >= KEPT_FROM][:_MOST_PAIRS]
    rows = [_pair(subject.id, other, found, agency=agency) for found, other in likely]
    # Two jobs may propose the same pair from its two ends at once: the second changes nothing.
    Pair.objects.bulk_create(rows, ignore_conflicts=True)
    ids = [row.id for row in rows]
    return tuple(Pair.objects.filter(agency_id=agency, id__in=ids).values_list("id", flat=True))


def _pair(one: UUID, other: UUID, found: Score, *, agency: UUID) -> Pair:
    """A pair of two persons in the order that makes it unique."""
    left, right = sorted((one, other))
    return Pair(
        agency_id=agency,
        left_id=left,
        right_id=right,
        weight=found.weight,
        probability=found.probability,
        comparisons=to_codes(found.comparisons),
        scored_with=model_mark(),
        proposed_at=clock.now(),
    )
