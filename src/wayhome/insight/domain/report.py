"""A progress report as a value, and its JSON form."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wayhome.insight.domain.indicators import IndicatorCode


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `value` is None when it is hidden or there is nothing to count.

    For a share and for a median, `low` and `high` are the 95 % interval or the quartiles, and
    `counted` is how many complaints it rests on.
    """

    indicator: IndicatorCode
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    counted: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a breakdown: a code such as `embassy` or `KH18`, and its count."""

    key: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The complaints of the period by one property; the cells add up to the total."""

    indicator: IndicatorCode
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All figures and breakdowns of one period."""

    figures: tuple[Figure, ...]
    breakdowns: tuple[Breakdown, ...]

    def figure(self, indicator: IndicatorCode) -> Figure | None:
        """One figure, if the report has it."""
        return next((f for f in self.figures if f.indicator is indicator), None)

    def to_json(self) -> dict[str, Any]:
        """The form in which a report is kept."""
        return {
            "figures": [
                {
                    "indicator": figure.indicator.value,
                    "value": _text(figure.value),
                    "low": _text(figure.low),
                    "high": _text(figure.high),
                    "counted": figure.counted,
                    "hidden": figure.hidden,
                }
                for figure in self.figures
            ],
            "breakdowns": [
                {
                    "indicator": breakdown.indicator.value,
                    "cells": [{"key": cell.key, "count": cell.count} for cell in breakdown.cells],
                }
                for breakdown in self.breakdowns
            ],
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Report":
        """A report from the form in which it is kept."""
        return cls(
            figures=tuple(
                Figure(
                    indicator=IndicatorCode(item["indicator"]),
                    value=_number(item["value"]),
                    low=_number(item["low"]),
                    high=_number(item["high"]),
                    counted=item["counted"],
                    hidden=item["hidden"],
                )
                for item in stored["figures"]
            ),
            breakdowns=tuple(
                Breakdown(
                    indicator=IndicatorCode(item["indicator"]),
                    cells=tuple(Cell(cell["key"], cell["count"]) for cell in item["cells"]),
                )
                for item in stored["breakdowns"]
            ),
        )


def _text(number: Decimal | None) -> str | None:
    """A number as JSON keeps it exactly."""
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    """A number as it was kept."""
    return None if text is None else Decimal(text)
