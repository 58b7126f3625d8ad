"""Dates are written as people of each language write them, day before month in figures."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format

MOMENT = datetime(2022, 8, 18, 7, 5, tzinfo=UTC)  # 14:05 in Phnom Penh


@pytest.mark.parametrize(
    ("language", "day", "moment", "month"),
    [
        ("en", "18 August 2022", "18 August 2022, 14:05", "August 2022"),
        ("fr", "18 août 2022", "18 août 2022 14:05", "août 2022"),
        ("km", "18 ខែ សីហា ឆ្នាំ 2022", "18 ខែ សីហា ឆ្នាំ 2022, 14:05", "ខែ សីហា ឆ្នាំ 2022"),
        ("zh-hans", "2022年8月18日", "2022年8月18日 14:05", "2022年8月"),
    ],
)
def test_date_is_written_as_the_language_does(
    language: str, day: str, moment: str, month: str
) -> None:
    page = Template('{{ at|date:"DATE_FORMAT" }}|{{ at|date:"DATETIME_FORMAT" }}')

    with translation.override(language):
        shown = page.render(Context({"at": MOMENT}))
        in_month = date_format(MOMENT, "YEAR_MONTH_FORMAT")

    assert shown == f"{day}|{moment}"
    assert in_month == month
