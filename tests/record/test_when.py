"""Dates of sources are ordered no surer than they are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.record.domain.when import NEVER_TOLD, Basis, When, in_order, reported, told

YEARS = st.integers(1990, 2030)
MONTHS = st.integers(1, 12)
DAYS = st.integers(1, 28)
EDTF = st.one_of(
    st.builds("{}".format, YEARS),
    st.builds("{}-{:02}".format, YEARS, MONTHS),
    st.builds("{}-{:02}-{:02}".format, YEARS, MONTHS, DAYS),
    st.builds("{}-{:02}~".format, YEARS, MONTHS),
    st.builds("{}-{}".format, YEARS, st.integers(21, 24)),
    st.builds("../{}".format, YEARS),
    st.builds("{}/..".format, YEARS),
)
WHENS = st.one_of(
    EDTF.map(lambda text: told(text) or NEVER_TOLD),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(reported),
    st.just(NEVER_TOLD),
)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2018-11-20", date(2018, 11, 20), date(2018, 11, 20)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2018-XX-XX", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-23", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-34", date(2018, 4, 1), date(2018, 6, 30)),
        ("2018-39", date(2018, 9, 1), date(2018, 12, 31)),
        ("2022-08-18/2022-09-18", date(2022, 8, 18), date(2022, 9, 18)),
        ("../2019", None, date(2019, 12, 31)),
        ("2019/", date(2019, 1, 1), None),
        ("2018-11-20?", date(2018, 11, 19), date(2018, 11, 21)),
        ("2016-W04", date(2016, 1, 25), date(2016, 1, 31)),
        ("2018-11-20T09:30", date(2018, 11, 20), date(2018, 11, 20)),
    ],
)
def test_date_is_every_day_it_may_mean(
    edtf: str, earliest: date | None, latest: date | None
) -> None:
    found = told(edtf)

    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "edtf",
    [
        None,
        "",
        "XXXX-06-07",
        "soon",
        "2018-13",
        "2018-02-30",
        "2018-W60",
        "/",
        "../..",
        "2019/2018",
        "P3D",
    ],
)
def test_date_is_none_when_it_names_no_year_or_cannot_be_read(edtf: str | None) -> None:
    assert told(edtf) is None


def test_report_is_by_its_day_and_may_be_of_any_day_before() -> None:
    found = reported(date(2018, 11, 21))

    assert (found.basis, found.earliest, found.day) == (Basis.REPORTED, None, None)
    assert found.year == 2018


@given(st.lists(WHENS, max_size=8))
def test_order_puts_what_was_surely_earlier_first(whens: list[When]) -> None:
    ordered = [when for when, _ in in_order((when, None) for when in whens)]

    for place, when in enumerate(ordered):
        assert not any(later.is_before(when) for later in ordered[place + 1 :])


@given(WHENS, WHENS, WHENS)
def test_being_surely_earlier_is_an_order(one: When, two: When, three: When) -> None:
    assert not one.is_before(one)
    assert not (one.is_before(two) and two.is_before(one))
    if one.is_before(two) and two.is_before(three):
        assert one.is_before(three)


@given(st.lists(WHENS, min_size=1, max_size=6))
def test_what_cannot_be_placed_comes_last(whens: list[When]) -> None:
    ordered = [when for when, _ in in_order((when, None) for when in whens)]

    placed = [when.latest is not None for when in ordered]
    assert placed == sorted(placed, reverse=True)
