"""What of a thread is still open, and since when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from wayhome.record.domain.standings import SETTLED, StandingState
from wayhome.record.domain.when import When, in_order

_SILENT = frozenset({"no_response", "declined_to_comment", "unknown"})
_REFUSING = frozenset({"rejects", "denies"})


class OpenPoint(StrEnum):
    """What is open of a request or a commitment that nobody has judged kept or broken."""

    UNANSWERED = "unanswered"
    NO_ANSWER_SAID = "no_answer_said"
    REFUSED = "refused"
    ANSWERED = "answered"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request: its kind, and when it was given as far as known."""

    fact: UUID
    kind: str
    when: When


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment of a thread with how it stands."""

    fact: UUID
    when: When
    state: StandingState


@dataclass(frozen=True, slots=True)
class StillOpen:
    """One open point with the fact it hangs on; `since` is when that was."""

    point: OpenPoint
    fact: UUID
    since: When


@dataclass(frozen=True, slots=True)
class DaysOpen:
    """Whole days that something has been open; `at_least` when the first day is not known surely."""

    days: int
    at_least: bool


def still_open(
    asked: Sequence[tuple[UUID, When]],
    answers: Iterable[Answer],
    promises: Iterable[Promise],
    *,
    state: StandingState,
) -> tuple[StillOpen, ...]:
    """What is open of a request told by these facts, whose standing is `state`."""
    found: list[StillOpen] = []
    if asked and state not in SETTLED:
        found.append(_request(asked, answers))
    found += _promises(promises)
    return tuple(found)


def days_open(since: When, *, today: date) -> DaysOpen | None:
    """How long ago that was, counted from the last day it may have been; None when none is known."""
    if since.latest is None or since.latest > today:
        return None
    return DaysOpen((today - since.latest).days, at_least=since.day is None)


def _request(asked: Sequence[tuple[UUID, When]], answers: Iterable[Answer]) -> StillOpen:
    """Since the first telling of the request, or since the last answer that says something."""
    first, fact = in_order((when, fact) for fact, when in asked)[0]
    told = in_order((answer.when, answer) for answer in answers)
    saying = [answer for _, answer in told if answer.kind not in _SILENT]
    if saying:
        last = saying[-1]
        refused = last.kind in _REFUSING
        return StillOpen(OpenPoint.REFUSED if refused else OpenPoint.ANSWERED, last.fact, last.when)
    return StillOpen(OpenPoint.NO_ANSWER_SAID if told else OpenPoint.UNANSWERED, fact, first)


def _promises(promises: Iterable[Promise]) -> Iterator[StillOpen]:
    for promise in promises:
        if promise.state not in SETTLED:
            yield StillOpen(OpenPoint.PROMISED, promise.fact, promise.when)
