"""What sources claim of a period, beside the register's own count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.insight.domain.comparison import Comparison, compare
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.insight.domain.report import Report
from wayhome.insight.queries.circumstances import Counted, circumstances, counted
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
    told = [each for each in claims(actor, period) if each.indicator in set(IndicatorCode)]
    beside = [_beside(claim, own) for claim in told]
    if any(each.comparison.difference for each in beside):
        around = counted(actor, period)
        beside = [_explained(actor, each, own=own, around=around) for each in beside]
    order = list(IndicatorCode)
    return sorted(beside, key=lambda each: order.index(each.indicator))


def _beside(claim: MarkedFigure, own: Report) -> ClaimBeside:
    """A claim beside the register."""
    indicator = IndicatorCode(claim.indicator)
    figure = own.figure(indicator)
    found = compare(claim.value, figure, is_approximate=claim.is_approximate)
    return ClaimBeside(claim=claim, indicator=indicator, comparison=found)


def _explained(actor: Actor, beside: ClaimBeside, *, own: Report, around: Counted) -> ClaimBeside:
    """The same, and what the register can tell of the difference, if there is one."""
    if not beside.comparison.difference:
        return beside
    claim, indicator = beside.claim, beside.indicator
    known = circumstances(actor, around, claim=claim, indicator=indicator)
    figure, is_approximate = own.figure(indicator), claim.is_approximate
    found = compare(claim.value, figure, is_approximate=is_approximate, around=known)
    return replace(beside, comparison=found)
