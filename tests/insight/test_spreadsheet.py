"""The file has the figures of the page, and no cell that a spreadsheet would run."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.report import Breakdown, Cell, Figure, Report
from wayhome.insight.domain.spreadsheet import Imprint, to_csv
from wayhome.kernel.period import Period
from wayhome.kernel.spreadsheet import safe

REPORT = Report(
    figures=(
        Figure(Code.COMPLAINTS_RECEIVED, Decimal(289)),
        Figure(
            Code.SHARE_SUBSTANTIATED,
            Decimal("0.9483"),
            low=Decimal("0.9100"),
            high=Decimal("0.9700"),
            counted=232,
        ),
        Figure(Code.PERSONS_LOCATED, None, hidden=True),
    ),
    breakdowns=(Breakdown(Code.COMPLAINTS_BY_PROVINCE, (Cell("KH18", 180), Cell("*", None))),),
)
IMPRINT = Imprint(
    agency="=HYPERLINK(1)",
    period=Period(date(2022, 8, 18), date(2022, 9, 18)),
    counted_at=datetime(2022, 9, 20, tzinfo=UTC),
)


def test_file_has_the_figures_of_the_page() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(REPORT, IMPRINT).removeprefix("\ufeff"))))

    values = {(row[0], row[1]): row[2:7] for row in rows if len(row) == 8}
    assert values["Complaints received", ""] == ["289", "complaints", "", "", ""]
    assert values["Share found substantiated", ""] == ["94.83", "percent", "91", "97", "232"]
    assert values["Complaints by province", "Groups not shown one by one"][0] == "not shown"
    assert values["Persons located", ""][0].startswith("not shown")


def test_file_runs_no_formula() -> None:
    assert "'=HYPERLINK(1)" in to_csv(REPORT, IMPRINT)


@given(st.text())
def test_cell_never_begins_like_a_formula(cell: str) -> None:
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe(cell).endswith(cell)
