"""A number and its unit stand in one grammatical number."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.report import Figure, Report
from wayhome.insight.domain.wording import unit_beside, unit_name
from wayhome.kernel.period import Period
from wayhome.server.report_text import report_lines
from wayhome.web.report_presenter import Imprint, report_view

ONE = {
    Unit.COMPLAINTS: "complaint",
    Unit.FINDINGS: "finding",
    Unit.PERCENT: "",
    Unit.HOURS: "hour",
    Unit.PERSONS: "person",
    Unit.OPERATIONS: "operation",
    Unit.REFERRALS: "referral",
    Unit.VERDICTS: "verdict",
    Unit.FOLLOW_UPS: "follow-up",
}
DAYS = Period(date(2022, 8, 18), date(2022, 9, 18))


@pytest.mark.parametrize("code", IndicatorCode)
@pytest.mark.parametrize("value", [Decimal(0), Decimal(1), Decimal("1.5"), Decimal(289), None])
def test_unit_is_singular_beside_one_alone(code: IndicatorCode, value: Decimal | None) -> None:
    unit = INDICATORS[code].unit

    beside = unit_beside(Figure(code, value))

    if value is None or unit is Unit.PERCENT:
        assert beside == ""
    else:
        assert beside == (ONE[unit] if value == 1 else unit_name(code))


def test_page_and_text_say_one_person() -> None:
    report = Report(figures=(Figure(IndicatorCode.PERSONS_LOCATED, Decimal(1)),), breakdowns=())
    imprint = Imprint(DAYS, "Unit", datetime(2022, 9, 20, tzinfo=UTC))

    with translation.override("en"):
        (shown,) = report_view(report, imprint, opens=lambda *_: "").numbers
        lines = list(report_lines(report, (), agency="Unit", period=DAYS))

    assert (shown.shown, shown.unit) == ("1", "person")
    assert any(line.endswith(" 1 person") for line in lines)
    assert not any("persons" in line for line in lines if line.startswith("Persons"))
