"""The progress report as text for a terminal."""

from collections.abc import Iterator, Sequence

from wayhome.insight.domain.comparison import difference_words
from wayhome.insight.domain.indicators import INDICATORS
from wayhome.insight.domain.labels import row_label
from wayhome.insight.domain.report import Breakdown, Figure, Report
from wayhome.insight.domain.wording import number, plain, uncertainty, unit_beside
from wayhome.insight.queries.claims_beside import ClaimBeside
from wayhome.kernel.period import Period
from wayhome.server.counted import counted

_WIDTH = 36


def report_lines(
    report: Report, claims: Sequence[ClaimBeside], *, agency: str, period: Period
) -> Iterator[str]:
    """The report line by line: numbers, what sources claim, tables."""
    yield f"{agency}, {period.starts_on} to {period.ends_on} ({counted(period.days, 'day', 'days')})"
    yield ""
    for figure in report.figures:
        yield from _figure_lines(figure)
    for each in claims:
        yield from _claim_lines(each)
    for breakdown in report.breakdowns:
        yield from _table_lines(breakdown)


def _figure_lines(figure: Figure) -> Iterator[str]:
    """One number, and under it how sure it is."""
    title = str(INDICATORS[figure.indicator].title)
    yield f"{title.ljust(_WIDTH)} {number(figure)} {unit_beside(figure)}".rstrip()
    if words := uncertainty(figure):
        yield f"    {words}"


def _claim_lines(each: ClaimBeside) -> Iterator[str]:
    """What a source claims, and how the register stands to it."""
    claim, own = each.claim, each.comparison.own
    about = "about " if claim.is_approximate else ""
    register = "" if own is None else f" The register: {plain(own)}."
    yield ""
    yield f"Claimed: {about}{plain(claim.value)} {claim.unit}, {claim.publisher or 'no publisher'}"
    yield f"    “{claim.exact}” (according to {claim.according_to})"
    yield f"    {difference_words(each.comparison, each.indicator)}{register}"
    for reason in each.comparison.explanations:
        yield f"    {reason.words}"


def _table_lines(breakdown: Breakdown) -> Iterator[str]:
    """One table."""
    yield ""
    yield str(INDICATORS[breakdown.indicator].title)
    for cell in breakdown.cells:
        shown = "not shown" if cell.count is None else str(cell.count)
        yield f"  {row_label(breakdown.indicator, cell.key).ljust(_WIDTH - 2)} {shown.rjust(8)}"
