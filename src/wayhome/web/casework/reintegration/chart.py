"""What follow-ups found of one person: a table, and the same values as lines."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.reintegration.domain.outcomes import plan
from wayhome.reintegration.queries.followings import FollowEntryLine

WIDTH, _LEFT, _RIGHT, _ROW, _STEP = 420, 16, 20, 84, 10
_FIRST_LEVEL = 40


@dataclass(frozen=True, slots=True)
class Point:
    """A number on a day, in user units of the drawing."""

    x: int
    y: int
    value: int

    @property
    def label_y(self) -> int:
        """Where the number stands, above its point."""
        return self.y - 7


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure: its values in the order of the days, and where it is drawn.

    `segments` are the coordinates of lines between neighbours; none crosses a day on which the
    measure was not known.
    """

    label: str
    values: tuple[int | None, ...]
    label_y: int
    base_y: int
    points: tuple[Point, ...]
    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeChart:
    """The days of the follow-ups, and a line for each measure."""

    days: tuple[date, ...]
    lines: tuple[MeasureLine, ...]
    width: int
    height: int

    @property
    def end_x(self) -> int:
        """Where the drawing ends on the right."""
        return self.width - _RIGHT + 4


def outcome_chart(reports: Sequence[FollowEntryLine]) -> OutcomeChart:
    """The chart of the follow-ups that were done, oldest first."""
    measures = plan().measures
    lines = []
    for row, measure in enumerate(measures):
        values = tuple((each.measures or {}).get(measure.id) for each in reports)
        lines.append(_line(measure.label, values, top=row * _ROW))
    return OutcomeChart(
        days=tuple(each.happened_on for each in reports),
        lines=tuple(lines),
        width=WIDTH,
        height=len(measures) * _ROW,
    )


def _line(label: str, values: tuple[int | None, ...], *, top: int) -> MeasureLine:
    """One measure below the one before."""
    gap = (WIDTH - _LEFT - _RIGHT) // max(1, len(values) - 1)
    # The best stands highest; the label above leaves room for its number.
    at = [
        Point(_LEFT + index * gap, top + _FIRST_LEVEL + (5 - value) * _STEP, value)
        if value is not None
        else None
        for index, value in enumerate(values)
    ]
    pairs = [(one, two) for one, two in itertools.pairwise(at) if one and two]
    return MeasureLine(
        label=label,
        values=values,
        label_y=top + 16,
        base_y=top + _FIRST_LEVEL + 4 * _STEP,
        points=tuple(point for point in at if point),
        segments=tuple(f"{one.x},{one.y} {two.x},{two.y}" for one, two in pairs),
    )
