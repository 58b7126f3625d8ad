"""A report for a partner shows no count from 1 to 9 and nothing that one follows from."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.domain.indicators import LATER, SHARED
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.partner_report import OTHERS, partner_report
from wayhome.insight.domain.report import Report
from wayhome.insight.domain.tally import BREAKDOWNS, Tally

EVERY = frozenset(code.value for code in SHARED)
SMALL = range(1, 10)


@st.composite
def partitions(draw: st.DrawFn, total: int) -> Mapping[str, int]:
    """A table whose cells are all greater than zero and add up to a total."""
    cuts = sorted(draw(st.sets(st.integers(1, max(1, total - 1)), max_size=7)))
    borders = [0, *(cut for cut in cuts if cut < total), total]
    sizes = [after - before for before, after in pairwise(borders)]
    return {f"k{place}": size for place, size in enumerate(sizes) if size}


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Counts that can be true together, small ones often."""
    received = draw(st.one_of(st.integers(0, 30), st.integers(0, 400)))
    concluded = draw(st.integers(0, received))
    return Tally(
        received=received,
        concluded=concluded,
        substantiated=draw(st.integers(0, concluded)),
        located=draw(st.integers(0, 40)),
        hours=tuple(Decimal(draw(st.integers(1, 500))) for _ in range(min(received, 12))),
        tables={code: draw(partitions(received)) for code in BREAKDOWNS},
    )


def known(report: Report, code: Code) -> int | None:
    """A count as its reader knows it."""
    figure = report.figure(code)
    return None if figure is None or figure.value is None else int(figure.value)


@given(tallies())
def test_report_shows_no_small_count(tally: Tally) -> None:
    report = partner_report(tally, EVERY)

    counts = [
        known(report, code)
        for code in (Code.COMPLAINTS_RECEIVED, Code.FINDINGS_CONCLUDED, Code.PERSONS_LOCATED)
    ]
    cells = [cell.count for table in report.breakdowns for cell in table.cells]
    rests_on = [figure.counted for figure in report.figures]
    assert not [number for number in (*counts, *cells, *rests_on) if number in SMALL]


@given(tallies())
def test_report_lets_no_small_count_follow_from_a_total(tally: Tally) -> None:
    report = partner_report(tally, EVERY)

    received = known(report, Code.COMPLAINTS_RECEIVED)
    concluded = known(report, Code.FINDINGS_CONCLUDED)
    if received is not None and concluded is not None:
        assert received - concluded not in SMALL
    for table in report.breakdowns:
        shown = sum(cell.count or 0 for cell in table.cells if cell.key != OTHERS)
        together = [cell for cell in table.cells if cell.key == OTHERS]
        behind = len(tally.tables[table.indicator]) - (len(table.cells) - len(together))
        if received is not None:
            assert received - shown not in SMALL
            assert behind != 1


@given(tallies())
def test_report_lets_no_small_part_follow_from_the_share(tally: Tally) -> None:
    share = partner_report(tally, EVERY).figure(Code.SHARE_SUBSTANTIATED)

    assert share is not None
    if share.value is not None:
        assert tally.substantiated not in SMALL
        assert tally.concluded - tally.substantiated not in SMALL
    elif share.low is not None and share.counted is not None:
        # Every number of unsubstantiated findings from 1 to 9 fits what is said.
        assert share.low <= 1 - Decimal(9) / share.counted
    elif share.high is not None and share.counted is not None:
        assert share.high >= Decimal(9) / share.counted


@given(tallies(), st.sets(st.sampled_from(sorted(EVERY))))
def test_report_has_only_figures_that_the_agreement_names(tally: Tally, named: set[str]) -> None:
    report = partner_report(tally, named)

    found = {figure.indicator.value for figure in report.figures}
    found |= {table.indicator.value for table in report.breakdowns}
    assert found == named


@given(tallies())
def test_report_has_nothing_of_what_comes_after_the_finding(tally: Tally) -> None:
    report = partner_report(tally, set(Code))

    assert not {figure.indicator for figure in report.figures} & set(LATER)


@given(tallies())
def test_median_is_hidden_when_it_rests_on_few(tally: Tally) -> None:
    figure = partner_report(tally, EVERY).figure(Code.TIME_TO_FIRST_ACTION)

    assert figure is not None
    assert figure.counted is None
    assert (figure.value is None) == (len(tally.hours) < 10)


@given(tallies())
def test_report_is_the_same_after_it_was_kept(tally: Tally) -> None:
    report = partner_report(tally, EVERY)

    assert Report.from_json(report.to_json()) == report
