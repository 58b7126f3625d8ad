"""Timelines out of facts: in an order no surer than the dates, with what contradicts and what is missing.

Every entry says that somebody said so. Nothing is merged, and nothing is concluded of anybody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations, pairwise
from uuid import UUID

from wayhome.record.domain.when import Basis, When

LONG_SILENCE = timedelta(365)
"""After how long without an entry a timeline says that there is none."""

_SAME_EVENT = timedelta(92)

_HELD = frozenset({"arrested", "detained", "jailed", "pretrial_detention"})
_FREE = frozenset({"acquitted", "bail", "freed", "pardoned", "released"})


class Contradiction(StrEnum):
    """How two entries of different sources do not fit: opposites on one day, or one thing on two days."""

    OPPOSITE = "opposite"
    OTHER_DAY = "other_day"


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of a person's timeline as rules compare it: the fact, its source, what and when."""

    fact: UUID
    source: UUID
    status: str
    when: When


@dataclass(frozen=True, slots=True)
class Clash:
    """Two entries that do not fit together."""

    one: UUID
    other: UUID
    kind: Contradiction


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which no source says anything: after an entry, or up to today when `until` is None."""

    after: UUID
    since: date
    until: date | None


def clashes(entries: Sequence[Happening]) -> tuple[Clash, ...]:
    """Pairs of entries from different sources that contradict each other, in their order."""
    return tuple(
        Clash(one.fact, other.fact, kind)
        for one, other in combinations(entries, 2)
        if one.source != other.source and (kind := _clash(one, other))
    )


def unsure_order(whens: Sequence[When]) -> tuple[bool, ...]:
    """For each entry whether it may as well belong before the one shown before it."""
    return (
        *(False for _ in whens[:1]),
        *(not before.is_before(after) for before, after in pairwise(whens)),
    )


def gaps(entries: Sequence[tuple[UUID, When]], *, today: date) -> tuple[Gap, ...]:
    """Times of more than a year without any entry; `entries` in their order."""
    placed = [(fact, when) for fact, when in entries if when.latest]
    found = list(_between(placed))
    if placed:
        fact, last = placed[-1][0], max(when.latest for _, when in placed if when.latest)
        if today - last > LONG_SILENCE:
            found.append(Gap(fact, last, None))
    return tuple(found)


def differ(levels: Iterable[str]) -> bool:
    """Whether sources give different levels for the same year."""
    return len({level.casefold() for level in levels}) > 1


def _between(placed: Sequence[tuple[UUID, When]]) -> Iterator[Gap]:
    reached: date | None = None
    for (fact, when), (_, following) in pairwise(placed):
        reached = max(reached or date.min, when.latest or date.min)
        # Something only reported is dated by its report: nothing was published in between.
        begins = following.earliest or following.latest
        if begins and begins - reached > LONG_SILENCE:
            yield Gap(fact, reached, begins)


def _clash(one: Happening, other: Happening) -> Contradiction | None:
    first, second = _as_of(one.when), _as_of(other.when)
    if first is None or second is None:
        return None
    if first == second:
        statuses = {one.status, other.status}
        return Contradiction.OPPOSITE if statuses & _HELD and statuses & _FREE else None
    if one.status != other.status or Basis.REPORTED in (one.when.basis, other.when.basis):
        return None
    return Contradiction.OTHER_DAY if abs(first - second) <= _SAME_EVENT else None


def _as_of(when: When) -> date | None:
    """The one day that an entry speaks of: as told, or that of the report."""
    return when.latest if when.basis is Basis.REPORTED else when.day
