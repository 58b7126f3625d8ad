"""Dates known in part, and ages, become spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.description import (
    Description,
    Interval,
    PartialDate,
    UnreadableDateError,
    common_era,
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1998", PartialDate(1998)),
        ("1998-05", PartialDate(1998, 5)),
        ("1998-05-03", PartialDate(1998, 5, 3)),
        ("2541-05-03", PartialDate(1998, 5, 3)),
        ("~1998", PartialDate(1998, about=True)),
        ("1998~", PartialDate(1998, about=True)),
        ("๒๕๔๑", PartialDate(1998)),
    ],
)
def test_partial_date_parses(text: str, read: PartialDate) -> None:
    assert PartialDate.parse(text) == read


@pytest.mark.parametrize("text", ["", "98", "1998-13", "1998-02-30", "May 1998", "0000", "9999~"])
def test_partial_date_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        (PartialDate(1998), date(1998, 1, 1), date(1998, 12, 31)),
        (PartialDate(2000, 2), date(2000, 2, 1), date(2000, 2, 29)),
        (PartialDate(1998, 5, 3), date(1998, 5, 3), date(1998, 5, 3)),
        (PartialDate(1998, about=True), date(1996, 1, 1), date(2000, 12, 31)),
    ],
)
def test_partial_date_spans_days(birth: PartialDate, first: date, last: date) -> None:
    assert birth.interval() == Interval(first, last)


def test_partial_date_spans_nothing_when_year_is_unknown() -> None:
    assert PartialDate(month=5, day=3).interval() is None
    assert not PartialDate(month=5, day=3).is_full


@given(st.dates(min_value=date(1900, 1, 1)), st.dates(min_value=date(1900, 1, 1)))
def test_years_apart_is_symmetric(one: date, other: date) -> None:
    left, right = Interval(one, one), Interval(other, other)

    assert left.years_apart(right) == right.years_apart(left)
    assert left.overlaps(right) == (one == other)


def test_common_era_keeps_common_years() -> None:
    assert common_era(1998) == 1998
    assert common_era(2541) == 1998


def test_birth_interval_uses_birth_before_age() -> None:
    told = Description(birth=PartialDate(1998), age=5, age_on=date(2024, 1, 1))

    assert told.birth_interval() == Interval(date(1998, 1, 1), date(1998, 12, 31))


@given(st.dates(date(1920, 1, 1), date(2020, 12, 31)), st.dates(date(2021, 1, 1), date(2030, 1, 1)))
def test_birth_interval_holds_the_birthday_when_only_age_is_told(born: date, seen: date) -> None:
    age = seen.year - born.year - ((seen.month, seen.day) < (born.month, born.day))
    span = Description(age=age, age_on=seen).birth_interval()

    assert span is not None
    assert span.first <= born <= span.last


def test_birth_interval_is_none_when_nothing_is_told() -> None:
    assert Description().birth_interval() is None
    assert Description(age=20).birth_interval() is None
    assert Description(age=400, age_on=date(2024, 1, 1)).birth_interval() is not None
    assert Description(birth=PartialDate(month=5)).birth_interval() is None
