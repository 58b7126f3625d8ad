"""Who met whom: pairs of those who took part in the same engagements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from wayhome.record.domain.engagements import Engagement, Party, in_time

MOST_TOGETHER = 12
"""An assembly of more than this says little of who met whom, and makes no pairs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who met, in the order of their names, and the engagements in the order of time."""

    one: Party
    other: Party
    engagements: tuple[Engagement, ...]


def pairs(engagements: Iterable[Engagement], *, about: UUID | None = None) -> list[Pair]:
    """Pairs, those who met most often first; `about` keeps to the pairs of one subject."""
    met: defaultdict[tuple[UUID, UUID], list[Engagement]] = defaultdict(list)
    names: defaultdict[UUID, Counter[str]] = defaultdict(Counter)
    for each in engagements:
        for party in each.parties:
            names[party.id][party.name] += 1
        if len(each.parties) > MOST_TOGETHER:
            continue
        for one, other in combinations(sorted(party.id for party in each.parties), 2):
            if about in (None, one, other):
                met[one, other].append(each)
    parties = {each: Party(each, _usual(names[each])) for each in names}
    found = [
        _pair(parties[one], parties[other], together) for (one, other), together in met.items()
    ]
    return sorted(found, key=lambda pair: (-len(pair.engagements), *_ordering(pair)))


def most_met(found: Sequence[Pair], *, most: int) -> list[Party]:
    """Those who met most, at most so many, by number of meetings and then by name."""
    degree = Counter[Party]()
    for pair in found:
        degree[pair.one] += len(pair.engagements)
        degree[pair.other] += len(pair.engagements)
    return sorted(degree, key=lambda party: (-degree[party], party.name, party.id))[:most]


def _pair(one: Party, other: Party, together: Sequence[Engagement]) -> Pair:
    first, second = sorted((one, other), key=lambda party: (party.name, party.id))
    return Pair(first, second, tuple(in_time(together)))


def _usual(names: Counter[str]) -> str:
    """The name used most; of several the first in the alphabet."""
    return min(names, key=lambda name: (-names[name], name))


def _ordering(pair: Pair) -> tuple[str, str, UUID, UUID]:
    return pair.one.name, pair.other.name, pair.one.id, pair.other.id
