"""What comes after the finding is counted once, told to the agency alone, and opens into its case."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.cases.ground import office
from tests.justice.ground import alleged_in, case_of, convicted
from tests.reintegration.ground import ground, home
from wayhome.insight.domain.indicators import LATER
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.report import Report
from wayhome.insight.queries.happened import Happening, times
from wayhome.insight.queries.open_figure import open_figure
from wayhome.insight.queries.progress_report import progress_report
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period

pytestmark = pytest.mark.usefixtures("database")


def test_every_figure_stands_at_zero_when_nothing_happened() -> None:
    report = _report(office().supervisor)

    assert {code: _value(report, code) for code in LATER} == dict.fromkeys(LATER, 0)


def test_return_counts_and_opens_into_the_complaint_of_the_person() -> None:
    at = home(ground())

    report = _report(at.unit.supervisor)
    with context.acting(at.unit.supervisor) as by:
        opened = open_figure(by, _period(), Code.PERSONS_RETURNED)

    assert _value(report, Code.PERSONS_RETURNED) == 1
    assert [(row.complaint, row.case) for row in opened.rows] == [(at.person, at.case)]


def test_verdict_counts_and_opens_into_all_complaints_of_its_case() -> None:
    unit = office()
    case = case_of(unit)
    convicted(unit, case, alleged_in(unit, case))

    report = _report(unit.supervisor)
    with context.acting(unit.supervisor) as by:
        opened = open_figure(by, _period(), Code.VERDICTS_GIVEN)

    assert _value(report, Code.VERDICTS_GIVEN) == 1
    assert [row.case for row in opened.rows] == [case]


def test_another_agency_counts_nothing_of_it() -> None:
    home(ground())

    report = _report(office("other", receives=False).supervisor)

    assert all(_value(report, code) == 0 for code in LATER)


def test_what_is_told_twice_counts_once() -> None:
    one, other = uuid4(), uuid4()

    assert times([Happening(one, None, None), Happening(one, other, None)]) == 1


def _period() -> Period:
    return Period(date(2000, 1, 1), clock.local_today() + timedelta(days=60))


def _report(actor: Actor) -> Report:
    with context.acting(actor) as by:
        return progress_report(by, _period())


def _value(report: Report, code: Code) -> int:
    found = report.figure(code)
    assert found is not None
    assert found.value is not None
    return int(found.value)
