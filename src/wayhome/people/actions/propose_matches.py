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
from wayhome.matching.score import Score
from wayhome.people.actions.weigh_pairs import weigh_pairs
from wayhome.people.domain.comparisons import to_codes
from wayhome.people.domain.model_mark import model_mark
from wayhome.people.models import Pair
from wayhome.people.queries.described import Described, described
from wayhome.people.queries.likeliest import THOROUGH, Likely, likeliest

KEPT_FROM = -3.0
"""The weight from which a pair is worth somebody's time: of those just above, one in eight is right.

Among 30,000 persons 91 of 100 second reports come to lie beside their first, with 0.7 pairs for each
report, and no report has more than `_MOST_PAIRS`; see "Pairs proposed" in docs/benchmarks.md.
"""

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
    near = likeliest(by, subject.description, reach=THOROUGH, without=[subject.cluster])
    with atomic():
        pairs = _insert_new(subject, near.found, agency=by.agency)
        weigh_pairs(persons=[person], by=by)
        proposed = Proposed(pairs=pairs, compared=len(near.found), skipped=near.skipped)
        detail = {"pairs": len(pairs), "compared": len(near.found), "skipped": near.skipped}
        about = About(kind="person", id=person, detail=detail)
        leave_leaf(by=by, tag=Tag.PEOPLE_PAIR_PROPOSED, about=about)
    return proposed


def _insert_new(subject: Described, found: Iterable[Likely], *, agency: UUID) -> tuple[UUID, ...]:
    """Add the likely pairs that are not there yet and return their ids."""
    likely = [each for each in found if each.score.weight >= KEPT_FROM][:_MOST_PAIRS]
    rows = [_pair(subject.id, each.person.id, each.score, agency=agency) for each in likely]
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
