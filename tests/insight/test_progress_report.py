"""The report counts the register of its agency, and each figure opens into what it counts."""

from datetime import date
from decimal import Decimal

import psycopg
import pytest

from tests.cases.ground import office
from tests.insight.ground import (
    MONTH,
    UNSUBSTANTIATED,
    Ground,
    conclude,
    embassys,
    ground,
    locate,
    register,
    relatives,
)
from wayhome.access.policy import NotFound
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.opened import Closed
from wayhome.insight.queries.open_figure import open_figure
from wayhome.insight.queries.progress_report import progress_report
from wayhome.kernel import context
from wayhome.kernel.period import Period


@pytest.fixture
def here(database: str) -> Ground:
    """Six complaints: four concluded in three cases, one located, two waiting."""
    here = ground()
    first, second, third, _ = relatives(here.unit, 4)
    register(here.unit, [first, second, third])
    fourth, _ = embassys(here, 2, nationality="THA")
    locate(here.unit, conclude(here.unit, [first, second]))
    conclude(here.unit, [third])
    conclude(here.unit, [fourth], finding=UNSUBSTANTIATED)
    return here


def test_report_counts_each_complaint_once(here: Ground) -> None:
    by = here.unit.supervisor
    with context.acting(by):
        report = progress_report(by, MONTH)

    values = {figure.indicator: figure.value for figure in report.figures}
    tables = {
        table.indicator: {cell.key: cell.count for cell in table.cells}
        for table in report.breakdowns
    }
    assert values[Code.COMPLAINTS_RECEIVED] == 6
    assert values[Code.FINDINGS_CONCLUDED] == 4
    assert values[Code.SHARE_SUBSTANTIATED] == Decimal("0.7500")
    assert values[Code.PERSONS_LOCATED] == 2
    assert values[Code.TIME_TO_FIRST_ACTION] == Decimal("10.0")
    assert tables[Code.COMPLAINTS_BY_LODGER] == {"relative": 4, "embassy": 2}
    assert tables[Code.COMPLAINTS_BY_NATIONALITY] == {"VNM": 4, "THA": 2}
    assert tables[Code.COMPLAINTS_BY_PROVINCE] == {"KH18": 6}
    assert tables[Code.COMPLAINTS_BY_CHANNEL] == {"web": 4, "api": 2}


def test_report_is_empty_when_nothing_was_lodged(here: Ground) -> None:
    by = here.unit.supervisor
    with context.acting(by):
        report = progress_report(by, Period(date(2021, 1, 1), date(2021, 1, 31)))

    share = report.figure(Code.SHARE_SUBSTANTIATED)
    received = report.figure(Code.COMPLAINTS_RECEIVED)
    assert received is not None
    assert received.value == 0
    assert share is not None
    assert share.value is None


def test_report_counts_nothing_of_another_agency(here: Ground) -> None:
    other = office("other", receives=False).supervisor
    with context.acting(other):
        report = progress_report(other, MONTH)

    assert {figure.value for figure in report.figures} == {Decimal(0), None}
    assert all(table.cells == () for table in report.breakdowns)


def test_report_is_not_there_for_a_partner(here: Ground) -> None:
    with context.acting(here.embassy), pytest.raises(NotFound):
        progress_report(here.embassy, MONTH)


@pytest.mark.parametrize(
    ("indicator", "key", "rows"),
    [
        (Code.COMPLAINTS_RECEIVED, None, 6),
        (Code.COMPLAINTS_BY_NATIONALITY, "THA", 2),
        (Code.COMPLAINTS_BY_NATIONALITY, "", 0),
        (Code.FINDINGS_CONCLUDED, None, 4),
        (Code.SHARE_SUBSTANTIATED, None, 4),
        (Code.TIME_TO_FIRST_ACTION, None, 4),
        (Code.PERSONS_LOCATED, None, 2),
    ],
)
def test_figure_opens_into_what_it_counts(
    here: Ground, superuser: psycopg.Connection, indicator: Code, key: str | None, rows: int
) -> None:
    by = here.unit.supervisor
    with context.acting(by):
        opened = open_figure(by, MONTH, indicator, key=key)

    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'insight:figure:opened' AND actor_id = %s",
        [by.user],
    ).fetchone()
    assert opened.closed is None
    assert len(opened.rows) == rows
    assert leaves == (1,)


def test_concluded_figure_opens_with_cases_and_outcomes(here: Ground) -> None:
    by = here.unit.supervisor
    with context.acting(by):
        opened = open_figure(by, MONTH, Code.SHARE_SUBSTANTIATED)

    outcomes = sorted(str(row.outcome) for row in opened.rows)
    assert all(row.case_code for row in opened.rows)
    assert outcomes == ["substantiated"] * 3 + ["unsubstantiated"]


def test_figure_stays_closed_with_a_reason_when_the_role_only_reads(
    here: Ground, superuser: psycopg.Connection
) -> None:
    by = here.unit.intake
    with context.acting(by):
        opened = open_figure(by, MONTH, Code.COMPLAINTS_RECEIVED)

    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'insight:figure:opened'"
    ).fetchone()
    assert (opened.rows, opened.closed) == ((), Closed.NOT_YOUR_ROLE)
    assert leaves == (0,)


@pytest.mark.parametrize(
    ("indicator", "key"),
    [
        (Code.COMPLAINTS_BY_NATIONALITY, "Invented Name"),
        (Code.COMPLAINTS_BY_NATIONALITY, "QQQ"),
        (Code.COMPLAINTS_BY_PROVINCE, "+855 12 345 678"),
        (Code.COMPLAINTS_BY_LODGER, "somebody"),
        (Code.COMPLAINTS_BY_CHANNEL, "pigeon"),
    ],
)
def test_figure_is_not_found_when_its_row_is_no_code(
    here: Ground, superuser: psycopg.Connection, indicator: Code, key: str
) -> None:
    by = here.unit.supervisor
    with context.acting(by), pytest.raises(NotFound):
        open_figure(by, MONTH, indicator, key=key)

    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'insight:figure:opened'"
    ).fetchone()
    assert leaves == (0,)


def test_figure_without_rows_is_not_found_when_asked_for_one(here: Ground) -> None:
    by = here.unit.supervisor
    with context.acting(by), pytest.raises(NotFound):
        open_figure(by, MONTH, Code.PERSONS_LOCATED, key="VNM")
