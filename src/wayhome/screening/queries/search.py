"""Which entries come near a name: candidates by tokens, then the whole comparison."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.screening.domain.found import Found
from wayhome.screening.domain.nearness import nearest_name, sharpened, weigh
from wayhome.screening.domain.sought import Sought
from wayhome.screening.domain.tokens import tokens_of
from wayhome.screening.queries.candidates import candidates

MOST_HITS = 25


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest entries, at most 25; how many earlier screenings had shown, how many are left."""

    found: tuple[Found, ...]
    known: int
    further: int


def near(sought: Sought, *, known: Collection[UUID] = ()) -> Near:
    """The entries near a name, the nearest first, without those that are known.

    Part of an action, which asks the policy and leaves the leaf.
    """
    met = []
    for candidate in candidates(tokens_of(sought.names), kind=sought.kind):
        nearest = nearest_name(sought, candidate.names)
        if nearest is None:
            continue
        name, compared = nearest
        comparisons = sharpened(sought, compared, candidate.listing)
        if comparisons is not None:
            met.append(Found(candidate.id, name, comparisons, weigh(comparisons)))
    fresh = sorted(
        (each for each in met if each.entry not in known),
        key=lambda each: (-each.weight, each.entry),
    )
    return Near(
        found=tuple(fresh[:MOST_HITS]),
        known=len(met) - len(fresh),
        further=max(0, len(fresh) - MOST_HITS),
    )
