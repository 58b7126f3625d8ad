"""The progress report for a partner: only what the agreement names, and no small cell in it.

A count from 1 to 9 is never shown, and neither is anything from which one follows: its complement
in a total that is shown, the two parts behind a share, or the row of a table that is left over.
"""

from collections.abc import Collection, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.report import Breakdown, Cell, Figure, Report
from wayhome.insight.domain.staff_report import share_figure, time_figure
from wayhome.insight.domain.suppression import SMALLEST_SHOWN, small, suppressed
from wayhome.insight.domain.tally import BREAKDOWNS, Tally

OTHERS = "*"
"""The key of the row that holds every hidden cell of a table together."""

_HOUR, _PERCENT = Decimal(1), Decimal("0.01")
_MOST_HIDDEN = SMALLEST_SHOWN - 1


def partner_report(tally: Tally, allowed: Collection[str]) -> Report:
    """What a partner may read of a period; `allowed` are the codes that the agreement names."""
    figures = (
        _received(tally),
        _concluded(tally),
        _share(tally),
        _time(tally),
        _located(tally),
    )
    return Report(
        figures=tuple(figure for figure in figures if figure.indicator in allowed),
        breakdowns=tuple(
            Breakdown(code, partner_cells(tally.tables.get(code, {})))
            for code in BREAKDOWNS
            if code in allowed
        ),
    )


def partner_cells(counts: Mapping[str, int]) -> tuple[Cell, ...]:
    """The rows of a table: those large enough, then all others together.

    Small ones are not even named: that one nationality or province occurs at all can be news. The
    row of the others has no count when the whole table is too small.
    """
    table = suppressed(counts)
    shown = [(key, count) for key, count in table.items() if count]
    hidden = [counts[key] for key, count in table.items() if count is None]
    cells = [Cell(key, count) for key, count in sorted(shown, key=lambda item: (-item[1], item[0]))]
    if hidden:
        together = sum(hidden)
        cells.append(Cell(OTHERS, None if small(together) else together))
    return tuple(cells)


def _received(tally: Tally) -> Figure:
    """The total of every table."""
    return _count(Code.COMPLAINTS_RECEIVED, tally.received, whole=tally.received)


def _concluded(tally: Tally) -> Figure:
    """Concluded complaints; the rest of the total must not be small either."""
    return _count(Code.FINDINGS_CONCLUDED, tally.concluded, whole=tally.received)


def _located(tally: Tally) -> Figure:
    """Persons located; they are no part of the total, which counts other complaints."""
    return _count(Code.PERSONS_LOCATED, tally.located, whole=tally.located)


def _count(code: Code, count: int, *, whole: int) -> Figure:
    """A count, hidden when it or its complement is small."""
    if small(count) or small(whole - count):
        return Figure(code, None, hidden=True)
    return Figure(code, Decimal(count))


def _share(tally: Tally) -> Figure:
    """The share, when both of its parts and the findings themselves may be shown.

    When one part is small, a bound stands for it that says no more than that the part is small.
    """
    code, whole = Code.SHARE_SUBSTANTIATED, tally.concluded
    part, rest = tally.substantiated, tally.concluded - tally.substantiated
    if whole == 0:
        return Figure(code, None, counted=0)
    if whole < SMALLEST_SHOWN or _concluded(tally).hidden:
        return Figure(code, None, hidden=True)
    if small(part) and small(rest):
        return Figure(code, None, counted=whole, hidden=True)
    bound = Decimal(_MOST_HIDDEN) / whole
    if small(rest):
        low = (1 - bound).quantize(_PERCENT, ROUND_FLOOR)
        return Figure(code, None, low=low, counted=whole, hidden=True)
    if small(part):
        high = bound.quantize(_PERCENT, ROUND_CEILING)
        return Figure(code, None, high=high, counted=whole, hidden=True)
    return share_figure(tally)


def _time(tally: Tally) -> Figure:
    """The median in whole hours, when it rests on enough complaints; on how many is not said."""
    acted = len(tally.hours)
    if acted == 0:
        return Figure(Code.TIME_TO_FIRST_ACTION, None)
    if acted < SMALLEST_SHOWN:
        return Figure(Code.TIME_TO_FIRST_ACTION, None, hidden=True)
    found = time_figure(tally, _HOUR)
    return Figure(Code.TIME_TO_FIRST_ACTION, found.value, low=found.low, high=found.high)
