"""Operations on progress reports: those that were released to the caller's agency."""

from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from wayhome.api.partner import schemas
from wayhome.api.partner.caller import caller
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode
from wayhome.insight.domain.report import Breakdown, Figure
from wayhome.insight.queries.partner_reports import partner_report, reports_for

router = Router(tags=["reports"])


@router.get(
    "",
    response=schemas.ReportList,
    operation_id="list_reports",
    summary="List the progress reports released to your agency",
)
def list_reports(request: HttpRequest) -> schemas.ReportList:
    """Those whose agreement is in force; the others have closed."""
    return schemas.ReportList(
        items=[
            schemas.ListedReport(
                id=row.id,
                starts_on=row.period.starts_on,
                ends_on=row.period.ends_on,
                released_at=row.made_at,
            )
            for row in reports_for(caller(request))
            if row.is_readable
        ]
    )


@router.get(
    "/{uuid:report_id}",
    response=schemas.ReportShown,
    operation_id="read_report",
    summary="Read one progress report",
)
def read_report(request: HttpRequest, report_id: UUID) -> schemas.ReportShown:
    """Figures with their definitions; small ones are hidden."""
    found = partner_report(caller(request), report_id)
    return schemas.ReportShown(
        id=found.id,
        starts_on=found.period.starts_on,
        ends_on=found.period.ends_on,
        released_at=found.made_at,
        figures=[_figure(each) for each in found.report.figures],
        breakdowns=[_breakdown(each) for each in found.report.breakdowns],
    )


def _figure(figure: Figure) -> schemas.FigureShown:
    """One number with its definition."""
    return schemas.FigureShown(
        **_defined(figure.indicator),
        value=_text(figure.value),
        low=_text(figure.low),
        high=_text(figure.high),
        counted=figure.counted,
        hidden=figure.hidden,
    )


def _breakdown(breakdown: Breakdown) -> schemas.BreakdownShown:
    """One table with its definition."""
    return schemas.BreakdownShown(
        **_defined(breakdown.indicator),
        cells=[schemas.CellShown(key=cell.key, count=cell.count) for cell in breakdown.cells],
    )


def _defined(code: IndicatorCode) -> dict[str, str]:
    """What an indicator is called and counts."""
    indicator = INDICATORS[code]
    return {
        "indicator": code.value,
        "title": str(indicator.title),
        "unit": indicator.unit.value,
        "definition": str(indicator.definition),
        "does_not_mean": str(indicator.does_not_mean),
    }


def _text(number: Decimal | None) -> str | None:
    """A decimal number, exactly."""
    return None if number is None else str(number)
