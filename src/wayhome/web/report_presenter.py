"""A progress report as pages show it, for the desk and the portal alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode
from wayhome.insight.domain.labels import row_label
from wayhome.insight.domain.report import Breakdown, Cell, Report
from wayhome.insight.domain.wording import number, plain, uncertainty, unit_beside, unit_name
from wayhome.kernel.period import Period
from wayhome.web.components.figure.chart import Figure, FigureRow

Opens = Callable[[IndicatorCode, str | None], str]
"""The address at which a figure, or one row of a table, opens; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What all figures of a report share: their days, whose register it is, when it was counted."""

    period: Period
    agency: str
    counted_at: datetime

    @property
    def source(self) -> str:
        """Where the figures come from."""
        return _("Register of %(agency)s") % {"agency": self.agency}


@dataclass(frozen=True, slots=True)
class Number:
    """A single number with all that a reader needs to judge it."""

    code: str
    title: str
    shown: str
    unit: str
    definition: str
    does_not_mean: str
    uncertainty: str
    has_value: bool
    href: str


@dataclass(frozen=True, slots=True)
class Table:
    """A breakdown under an id of its own on the page."""

    identifier: str
    figure: Figure

    @property
    def has_values(self) -> bool:
        """Whether any row has a number to draw."""
        return any(row.value is not None for row in self.figure.rows)


@dataclass(frozen=True, slots=True)
class ReportView:
    """Numbers first, then tables; each with its definition."""

    period: str
    source: str
    updated: str
    numbers: tuple[Number, ...]
    tables: tuple[Table, ...]


def report_view(report: Report, imprint: Imprint, *, opens: Opens) -> ReportView:
    """The view of a report; `opens` knows the addresses of the face that shows it."""
    return ReportView(
        period=period_words(imprint.period),
        source=imprint.source,
        updated=moment_words(imprint.counted_at),
        numbers=tuple(
            Number(
                code=figure.indicator.value,
                title=str(INDICATORS[figure.indicator].title),
                shown=number(figure),
                unit=unit_beside(figure),
                definition=str(INDICATORS[figure.indicator].definition),
                does_not_mean=str(INDICATORS[figure.indicator].does_not_mean),
                uncertainty=uncertainty(figure),
                has_value=figure.value is not None,
                href="" if figure.value is None else opens(figure.indicator, None),
            )
            for figure in report.figures
        ),
        tables=tuple(
            Table(breakdown.indicator.value, _table(breakdown, imprint, opens=opens))
            for breakdown in report.breakdowns
        ),
    )


def period_words(period: Period) -> str:
    """Both days of a period as people write them."""
    return _("%(first)s to %(last)s") % {
        "first": date_format(period.starts_on),
        "last": date_format(period.ends_on),
    }


def moment_words(moment: datetime) -> str:
    """A moment in the time of the instance."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def _table(breakdown: Breakdown, imprint: Imprint, *, opens: Opens) -> Figure:
    """A table with its bars."""
    about = INDICATORS[breakdown.indicator]
    return Figure(
        title=str(about.title),
        rows=tuple(_row(breakdown.indicator, cell, opens=opens) for cell in breakdown.cells),
        unit=unit_name(breakdown.indicator),
        period=period_words(imprint.period),
        definition=str(about.definition),
        source=imprint.source,
        updated=moment_words(imprint.counted_at),
        does_not_mean=str(about.does_not_mean),
    )


def _row(indicator: IndicatorCode, cell: Cell, *, opens: Opens) -> FigureRow:
    """One row of a table."""
    value = None if cell.count is None else Decimal(cell.count)
    return FigureRow(
        label=row_label(indicator, cell.key),
        value=value,
        shown=_("not shown") if value is None else plain(value),
        href=opens(indicator, cell.key),
    )
