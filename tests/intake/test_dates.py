"""Dates are read as people write them, and impossible ones are refused with a reason."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.intake.domain.dates import (
    DateNotUnderstood,
    DatePrecision,
    DateProblem,
    PartialDate,
    from_age,
    from_json,
    from_parts,
    parse,
)
from wayhome.kernel import clock

UNDERSTOOD = {
    "2022-08-18": PartialDate(2022, 8, 18),
    "2022-08-18 00:00:00": PartialDate(2022, 8, 18),
    "2022-08-18T09:30:00": PartialDate(2022, 8, 18),
    "18/08/2022": PartialDate(2022, 8, 18),
    "18.8.2022": PartialDate(2022, 8, 18),
    "08/18/2022": PartialDate(2022, 8, 18),
    "03/04/2022": PartialDate(2022, 4, 3),
    "18 August 2022": PartialDate(2022, 8, 18),
    "August 18, 2022": PartialDate(2022, 8, 18),
    "18 août 2022": PartialDate(2022, 8, 18),
    "១៨ សីហា ២០២២": PartialDate(2022, 8, 18),
    "១៨/០៨/២៥៦៥": PartialDate(2022, 8, 18),
    "๑๘/๘/๒๕๖๕": PartialDate(2022, 8, 18),
    "２０２２年８月１８日": PartialDate(2022, 8, 18),
    "2022年8月": PartialDate(2022, 8),
    "2022年八月": PartialDate(2022, 8),
    "8/2022": PartialDate(2022, 8),
    "2022-08": PartialDate(2022, 8),
    "1999": PartialDate(1999),
    "about 1999": PartialDate(1999, about=True),
    "vers mai 1999": PartialDate(1999, 5, about=True),
    "ប្រហែល ១៩៩៩": PartialDate(1999, about=True),
    "1999年左右": PartialDate(1999, about=True),
}

REFUSED = {
    "": DateProblem.EMPTY,
    "   ": DateProblem.EMPTY,
    "31/02/2022": DateProblem.NO_SUCH_DAY,
    "29/02/2021": DateProblem.NO_SUCH_DAY,
    "15/15/2021": DateProblem.NO_SUCH_MONTH,
    "12/0021": DateProblem.NO_SUCH_YEAR,
    "1/1/22": DateProblem.NO_SUCH_YEAR,
    "18/08/2090": DateProblem.IN_THE_FUTURE,
    "1/2/3/4": DateProblem.NOT_UNDERSTOOD,
    "someday": DateProblem.NOT_UNDERSTOOD,
    "99999999": DateProblem.NOT_UNDERSTOOD,
    "1" * 100: DateProblem.NOT_UNDERSTOOD,
}


@pytest.mark.parametrize(("typed", "meant"), UNDERSTOOD.items())
def test_date_is_understood_when_written_by_people(typed: str, meant: PartialDate) -> None:
    assert parse(typed) == meant


@pytest.mark.parametrize(("typed", "problem"), REFUSED.items())
def test_date_is_refused_with_its_problem(typed: str, problem: DateProblem) -> None:
    with pytest.raises(DateNotUnderstood) as caught:
        parse(typed)

    assert caught.value.problem == problem


def test_date_takes_any_part_alone() -> None:
    assert from_parts("5", "", "") == PartialDate(day=5)
    assert from_parts("", "២", "").precision is DatePrecision.UNCERTAIN
    assert from_parts("29", "2", "").day == 29
    assert from_parts("5", "", "1990").precision is DatePrecision.YEAR
    with pytest.raises(DateNotUnderstood):
        from_parts("", "", "")


def test_date_spans_what_it_can_mean() -> None:
    assert PartialDate(2020, 2).latest() == date(2020, 2, 29)
    assert PartialDate(2020, day=7).earliest() == date(2020, 1, 1)
    assert PartialDate(2020, 2, 3).earliest() == PartialDate(2020, 2, 3).latest()
    assert PartialDate(month=2).earliest() is None
    assert PartialDate(month=2).latest() is None


def test_birth_is_read_from_an_age_on_a_day() -> None:
    born = from_age("២១", on=date(2022, 8, 18))

    assert born.precision is DatePrecision.AGE
    assert (born.earliest(), born.latest()) == (date(2000, 1, 1), date(2001, 12, 31))


@pytest.mark.parametrize("age", ["", "130", "-3", "old"])
def test_age_is_refused_when_nobody_can_have_it(age: str) -> None:
    with pytest.raises(DateNotUnderstood):
        from_age(age, on=date(2022, 8, 18))


def test_date_may_lie_ahead_when_asked_so() -> None:
    with clock.at(datetime(2022, 8, 18, tzinfo=UTC)):
        assert parse("19/08/2022", past=False).day == 19
        assert parse("2022").year == 2022
        with pytest.raises(DateNotUnderstood):
            parse("19/08/2022")


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.booleans())
def test_date_survives_json(day: date, about: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    for value in (
        PartialDate(day.year, day.month, day.day, about=about),
        PartialDate(day.year, about=about),
        from_age("30", on=day, about=about),
    ):
        assert from_json(value.to_json()) == value


@pytest.mark.parametrize(
    "data", [None, [], {"year": "x"}, {"year": True}, {"age_on": "x"}, {"month": 13, "year": 2000}]
)
def test_date_refuses_json_that_is_no_date(data: object) -> None:
    with pytest.raises(DateNotUnderstood):
        from_json(data)


@given(st.text(max_size=70))
def test_date_raises_only_its_own_error_for_any_text(text: str) -> None:
    with suppress(DateNotUnderstood):
        assert parse(text).to_json()
    with suppress(DateNotUnderstood):
        assert from_parts(text, text, text).to_json()


@given(st.from_regex(r"[0-9០-៩]{1,4}[/ .-][0-9a-zé]{1,9}[/ .-][0-9]{1,5}", fullmatch=True))
def test_date_raises_only_its_own_error_for_nearly_dates(text: str) -> None:
    with suppress(DateNotUnderstood):
        assert parse(text).to_json()
