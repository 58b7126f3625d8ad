"""A report as CSV: the same figures as on the page, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from wayhome.insight.domain.indicators import INDICATORS, Unit
from wayhome.insight.domain.labels import row_label
from wayhome.insight.domain.report import Breakdown, Figure, Report
from wayhome.insight.domain.wording import number, unit_name
from wayhome.kernel.period import Period
from wayhome.kernel.spreadsheet import csv_text


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself: whose figures, of which days, when counted, given to whom."""

    agency: str
    period: Period
    counted_at: datetime
    given_to: str = ""


def to_csv(report: Report, imprint: Imprint) -> str:
    """The text of the file."""
    return csv_text(_rows(report, imprint))


def _rows(report: Report, imprint: Imprint) -> Iterator[list[str]]:
    """The imprint, an empty row, and the figures."""
    yield [_("Agency"), imprint.agency]
    yield [_("From"), imprint.period.starts_on.isoformat()]
    yield [_("To"), imprint.period.ends_on.isoformat()]
    yield [_("Counted at"), imprint.counted_at.isoformat(timespec="minutes")]
    if imprint.given_to:
        yield [_("Given to"), imprint.given_to]
    yield []
    yield [
        _("Figure"),
        _("Group"),
        _("Value"),
        _("Unit"),
        _("Low"),
        _("High"),
        _("Counted"),
        _("Definition"),
    ]
    yield from (_figure_row(figure) for figure in report.figures)
    for breakdown in report.breakdowns:
        yield from _breakdown_rows(breakdown)


def _figure_row(figure: Figure) -> list[str]:
    """One number; a share in percent."""
    about = INDICATORS[figure.indicator]
    scale = 100 if about.unit is Unit.PERCENT else 1
    return [
        str(about.title),
        "",
        number(figure) if figure.value is None else _text(figure.value * scale),
        unit_name(figure.indicator),
        *(_text(None if bound is None else bound * scale) for bound in (figure.low, figure.high)),
        "" if figure.counted is None else str(figure.counted),
        str(about.definition),
    ]


def _breakdown_rows(breakdown: Breakdown) -> Iterable[list[str]]:
    """A row for each cell of a table."""
    about = INDICATORS[breakdown.indicator]
    return (
        [
            str(about.title),
            row_label(breakdown.indicator, cell.key),
            _("not shown") if cell.count is None else str(cell.count),
            unit_name(breakdown.indicator),
            "",
            "",
            "",
            str(about.definition),
        ]
        for cell in breakdown.cells
    )


def _text(value: Decimal | None) -> str:
    """A number with a decimal point and without empty places, as machines read it."""
    if value is None:
        return ""
    return f"{value.normalize():f}"
