"""A partner opens a figure of its report into the complaints that it lodged itself."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.insight.domain.opened import Closed, OpenedFigure, OpenedRow
from wayhome.insight.domain.partner_report import OTHERS
from wayhome.insight.domain.report import Report
from wayhome.insight.queries.count import DIMENSIONS
from wayhome.insight.queries.partner_reports import PartnerReport, partner_report
from wayhome.intake.queries.counts import Narrowing, complaint_ids
from wayhome.intake.queries.lodged_by import lodged_rows_of
from wayhome.kernel.actor import Actor, ActorKind


def open_partner_figure(
    actor: Actor, report_id: UUID, indicator: IndicatorCode, *, key: str | None = None
) -> OpenedFigure:
    """The partner's own complaints that a figure counts, or why it stays closed.

    Raises NotFound for anything that is not in the report, and for anybody but its partner.
    """
    made = partner_report(actor, report_id)
    if actor.kind is not ActorKind.PARTNER or not _has(made.report, indicator, key):
        raise NotFound
    if (closed := why_closed(made, indicator, key)) is not None:
        return OpenedFigure(indicator, key, closed=closed)
    rows = _rows(actor, made, indicator, key=key)
    leave_leaf(
        by=actor,
        tag=Tag.INSIGHT_FIGURE_OPENED,
        about=About(
            kind="progress_report",
            id=report_id,
            detail={"indicator": indicator.value, "key": key, "rows": len(rows)},
        ),
    )
    return OpenedFigure(indicator, key, rows=rows)


def why_closed(made: PartnerReport, indicator: IndicatorCode, key: str | None) -> Closed | None:
    """Why a figure of this report does not open for its partner; None when it does."""
    if indicator not in {IndicatorCode.COMPLAINTS_RECEIVED, *DIMENSIONS}:
        return Closed.NOT_IN_AGREEMENT
    if made.scope is None or not made.scope.lodged_only:
        return Closed.OTHERS_LODGED
    figure = made.report.figure(indicator)
    if key == OTHERS or (figure is not None and figure.hidden):
        return Closed.SMALL
    return None


def _has(report: Report, indicator: IndicatorCode, key: str | None) -> bool:
    """Whether the report shows this figure, or this row of a breakdown."""
    if key is None:
        return report.figure(indicator) is not None
    return any(
        breakdown.indicator is indicator and any(cell.key == key for cell in breakdown.cells)
        for breakdown in report.breakdowns
    )


def _rows(
    actor: Actor, made: PartnerReport, indicator: IndicatorCode, *, key: str | None
) -> tuple[OpenedRow, ...]:
    """Codes of the partner's complaints; it reads their progress on their own pages."""
    scope = made.scope
    nationalities = scope.nationalities if scope else frozenset()
    found = complaint_ids(
        actor,
        made.period,
        by=None if key is None else DIMENSIONS[indicator],
        value=key or "",
        scope=Narrowing(nationalities=nationalities, receiver=made.agency),
    )
    return tuple(
        OpenedRow(complaint=row.id, code=row.code, lodged_at=row.lodged_at)
        for row in lodged_rows_of(actor, found)
    )
