"""The progress report for those who work in the agency: every figure, nothing hidden."""

from collections.abc import Mapping
from decimal import Decimal

from wayhome.insight.domain.indicators import LATER
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.interval import share
from wayhome.insight.domain.quartiles import quartiles
from wayhome.insight.domain.report import Breakdown, Cell, Figure, Report
from wayhome.insight.domain.tally import BREAKDOWNS, Tally

_TENTH = Decimal("0.1")


def staff_report(tally: Tally) -> Report:
    """All figures and breakdowns of a period."""
    return Report(
        figures=(
            Figure(Code.COMPLAINTS_RECEIVED, Decimal(tally.received)),
            Figure(Code.FINDINGS_CONCLUDED, Decimal(tally.concluded), counted=tally.received),
            share_figure(tally),
            time_figure(tally, _TENTH),
            Figure(Code.PERSONS_LOCATED, Decimal(tally.located)),
            *(Figure(code, Decimal(tally.happened.get(code, 0))) for code in LATER),
        ),
        breakdowns=tuple(
            Breakdown(code, _cells(tally.tables.get(code, {}))) for code in BREAKDOWNS
        ),
    )


def share_figure(tally: Tally) -> Figure:
    """The share found substantiated, between 0 and 1; no value while nothing is concluded."""
    found = share(tally.substantiated, tally.concluded)
    if found is None:
        return Figure(Code.SHARE_SUBSTANTIATED, None, counted=0)
    return Figure(
        Code.SHARE_SUBSTANTIATED,
        found.value,
        low=found.low,
        high=found.high,
        counted=found.whole,
    )


def time_figure(tally: Tally, step: Decimal) -> Figure:
    """The median hours to the first action with their quartiles, rounded to a step."""
    found = quartiles(tally.hours)
    if found is None:
        return Figure(Code.TIME_TO_FIRST_ACTION, None, counted=0)
    return Figure(
        Code.TIME_TO_FIRST_ACTION,
        found.median.quantize(step),
        low=found.lower.quantize(step),
        high=found.upper.quantize(step),
        counted=len(tally.hours),
    )


def _cells(counts: Mapping[str, int]) -> tuple[Cell, ...]:
    """The rows of a table, the greatest first, what is not known last."""
    order = sorted(counts.items(), key=lambda item: (item[0] == "", -item[1], item[0]))
    return tuple(Cell(key, count) for key, count in order)
