"""A number series for the public, and the geometry of its bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 320
_ROW = 44
_BAR = 14
_LABEL_LENGTH = 30


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table. `shown` is what people read; `value` is None when it is withheld.

    `href` opens the number into what it counts.
    """

    label: str
    value: Decimal | None
    shown: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything a reader needs to judge a number; empty words are left out."""

    title: str
    rows: tuple[FigureRow, ...]
    unit: str
    period: str
    definition: str
    source: str
    uncertainty: str = ""
    updated: str = ""
    does_not_mean: str = ""
    csv_href: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in user units of the drawing."""

    label: str
    shown: str
    label_y: int
    bar_y: int
    width: int


def _short(label: str) -> str:
    if len(label) <= _LABEL_LENGTH:
        return label
    return f"{label[: _LABEL_LENGTH - 1]}…"


def bars(rows: Sequence[FigureRow]) -> Iterator[Bar]:
    """Bars in the order of the table, as long as their share of the greatest; none when withheld."""
    greatest = max((row.value for row in rows if row.value is not None), default=Decimal(0))
    for place, row in enumerate(rows):
        share = row.value / greatest if row.value and greatest > 0 else Decimal(0)
        top = place * _ROW
        yield Bar(_short(row.label), row.shown, top + 16, top + 22, max(0, int(WIDTH * share)))


def height(rows: Sequence[FigureRow]) -> int:
    """The height of the drawing in user units."""
    return len(rows) * _ROW + _BAR // 2
