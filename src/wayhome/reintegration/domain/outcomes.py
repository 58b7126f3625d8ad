"""Outcome measures, the schedule of follow-ups, and when a state may be recorded: from data."""

import calendar
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

Measured = Mapping[str, int | None]
"""By measure, from 1 (worst) to 5 (best); None where it is not known."""

SCALE = range(1, 6)


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is looked at, with what each number from 1 to 5 means."""

    id: str
    label: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attempted:
    """One attempt to reach somebody: on which day and which way."""

    on: date
    way: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the data file says."""

    version: str
    measures: tuple[Measure, ...]
    offsets: tuple[tuple[int, int], ...]
    done_needed: int
    decisive: str
    sufficient: int
    attempts_needed: int
    days_needed: int
    ways_needed: int


class MeasuresWrong(Exception):
    """A measure is missing, unknown, or off the scale."""


class TooEarly(Exception):
    """Too few follow-ups show that the person is safe."""


class TooFewAttempts(Exception):
    """Nobody is lost who was not looked for on several days and in several ways."""


@cache
def plan() -> Plan:
    """The plan in force."""
    path = files("wayhome.reintegration") / "data" / "following.toml"
    read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Plan(
        version=read["version"],
        measures=tuple(
            Measure(id=each["id"], label=each["label"], anchors=tuple(each["anchors"]))
            for each in read["measure"]
        ),
        offsets=tuple((each.get("months", 0), each.get("weeks", 0)) for each in read["schedule"]),
        done_needed=read["reintegrated"]["done"],
        decisive=read["reintegrated"]["measure"],
        sufficient=read["reintegrated"]["at_least"],
        attempts_needed=read["lost"]["attempts"],
        days_needed=read["lost"]["days"],
        ways_needed=read["lost"]["ways"],
    )


def due_days(begins_on: date) -> tuple[date, ...]:
    """The days on which somebody is followed up, from the day of the handover."""
    return tuple(_later(begins_on, *offset) for offset in plan().offsets)


def check_measured(measured: Measured) -> None:
    """Every measure has a number of the scale, or is not known. Raises MeasuresWrong."""
    known = {each.id for each in plan().measures}
    if set(measured) != known or any(n is not None and n not in SCALE for n in measured.values()):
        raise MeasuresWrong


def check_reintegrated(done: Iterable[Measured]) -> None:
    """Enough follow-ups found the person safe, the last among them. Raises TooEarly.

    `done` is in the order in which they were done.
    """
    rule = plan()
    safe = [(each.get(rule.decisive) or 0) >= rule.sufficient for each in done]
    if sum(safe) < rule.done_needed or not safe[-1]:
        raise TooEarly


def check_lost(attempts: Iterable[Attempted]) -> None:
    """Enough attempts since the person was last reached. Raises TooFewAttempts."""
    rule, made = plan(), list(attempts)
    enough = (
        len(made) >= rule.attempts_needed
        and len({each.on for each in made}) >= rule.days_needed
        and len({each.way for each in made}) >= rule.ways_needed
    )
    if not enough:
        raise TooFewAttempts


def _later(day: date, months: int, weeks: int) -> date:
    """A day some months and weeks later; the last of the month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(weeks=weeks)
