"""What sources claim of a period, beside the register's own count."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.insight.domain.comparison import Comparison, compare
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.insight.domain.report import Report
from wayhome.insight.queries.circumstances import circumstances
from wayhome.insight.queries.progress_report import progress_report
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.queries.figures import MarkedFigure, claims


@dataclass(frozen=True, slots=True)
class ClaimBeside:
    """One claimed figure of exactly this period, and how the register compares."""

    claim: MarkedFigure
    indicator: IndicatorCode
    comparison: Comparison


def claims_beside(
    actor: Actor, period: Period, *, report: Report | None = None
) -> Sequence[ClaimBeside]:
    """Claims that name an indicator, in its order. Raises NotFound, for partners too.

    `report` is that of the same period, when the caller has it already.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    own = report or progress_report(actor, period)
    beside = [
        _beside(actor, period, claim=claim, own=own)
        for claim in claims(actor, period)
        if claim.indicator in set(IndicatorCode)
    ]
    order = list(IndicatorCode)
    return sorted(beside, key=lambda each: order.index(each.indicator))


def _beside(actor: Actor, period: Period, *, claim: MarkedFigure, own: Report) -> ClaimBeside:
    """A claim beside the register; only where they differ the register is asked why."""
    indicator = IndicatorCode(claim.indicator)
    figure = own.figure(indicator)
    found = compare(claim.value, figure, is_approximate=claim.is_approximate)
    if found.difference:
        around = circumstances(actor, period, claim=claim, indicator=indicator)
        found = compare(claim.value, figure, is_approximate=claim.is_approximate, around=around)
    return ClaimBeside(claim=claim, indicator=indicator, comparison=found)
