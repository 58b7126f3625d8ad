"""An engagement as all sources tell it: who, when as exactly as somebody says, and how it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from wayhome.record.domain.when import NEVER_TOLD, When, told


class EngagementStatus(StrEnum):
    """How an engagement stands, from what is surest to what was only wished."""

    HELD = "held"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    PLANNED = "planned"
    EXPECTED = "expected"
    REQUESTED = "requested"
    HOPED = "hoped"


MET = frozenset({EngagementStatus.HELD, EngagementStatus.ONGOING})
"""Statuses of engagements in which people did meet."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who took part: the subject they are held to be, and a name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What one fact says of an engagement, and where its words stand."""

    fact: UUID
    status: EngagementStatus
    edtf: str
    parties: tuple[Party, ...]
    groups: tuple[str, ...]
    place: str
    topics: tuple[str, ...]
    source: UUID
    title: str
    publisher: str
    published_on: date | None
    text_version: UUID
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Engagement:
    """An engagement with everything told of it.

    `when` is the most exact telling. `is_disputed` when two sources give days that cannot be the
    same.
    """

    id: UUID
    status: EngagementStatus
    when: When
    is_disputed: bool
    parties: tuple[Party, ...]
    groups: tuple[str, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Who took part, by name, then groups without one."""
        return (*(party.name for party in self.parties), *self.groups)

    def touches(self, starts: date, ends: date) -> bool:
        """Whether it may have been on one of these days; both its ends must be known."""
        first, last = self.when.earliest, self.when.latest
        return bool(first and last) and first <= ends and starts <= last  # type: ignore[operator]  # both are there


def engagement_of(identifier: UUID, tellings: Sequence[Telling]) -> Engagement:
    """One engagement of all that is told of it, the earliest published telling first."""
    ordered = sorted(
        tellings, key=lambda each: (each.published_on or date.max, str(each.source), each.start)
    )
    whens = [when for each in ordered if (when := told(each.edtf))]
    return Engagement(
        id=identifier,
        status=min((each.status for each in ordered), key=list(EngagementStatus).index),
        when=min(whens, key=_width, default=NEVER_TOLD),
        is_disputed=any(one.is_before(other) for one in whens for other in whens),
        parties=tuple({party.id: party for each in ordered for party in each.parties}.values()),
        groups=_each_once(group for each in ordered for group in each.groups),
        places=_each_once(each.place for each in ordered if each.place),
        topics=_each_once(topic for each in ordered for topic in each.topics),
        tellings=tuple(ordered),
    )


def in_time(found: Iterable[Engagement]) -> list[Engagement]:
    """Engagements by the first day they may have been; those to the day before the vaguer."""
    return sorted(
        found,
        key=lambda each: (each.when.earliest or date.max, _width(each.when), each.names, each.id),
    )


def _width(when: When) -> int:
    """How many days it may have been; the fewer, the more exact."""
    if when.earliest is None or when.latest is None:
        return date.max.toordinal()
    return (when.latest - when.earliest).days


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
