"""What the register itself can tell about a claim that differs from its own count."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Counts around a claim; each is 0 where there is nothing of the kind, or nothing known.

    `published_on` is the day of the source. `came_later` are complaints of the period lodged after
    that day; `came_next` those lodged after the period and up to that day; `on_edges` those of the
    first and the last day. `persons` are the persons whom the complaints of the period are about,
    as far as all of them are in the register. `found_later` are complaints of the period whose
    finding came after that day. `still_runs` says that the period is not over,
    `unit` what the source counts when it is not what the register counts.
    """

    published_on: date | None = None
    came_later: int = 0
    came_next: int = 0
    on_edges: int = 0
    persons: int = 0
    found_later: int = 0
    still_runs: bool = False
    unit: str = ""
