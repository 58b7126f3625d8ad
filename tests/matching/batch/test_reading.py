"""Dates, encodings and columns as lists have them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.batch.columns import lay_out
from wayhome.matching.batch.csv_file import CsvFile
from wayhome.matching.batch.days import DateOrder, OrderSensor, read_birth
from wayhome.matching.batch.fields import Field
from wayhome.matching.description import PartialDate


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("19980503", PartialDate(1998, 5, 3)),
        ("1998-05-03", PartialDate(1998, 5, 3)),
        ("1998-05-03 00:00:00", PartialDate(1998, 5, 3)),
        ("03/05/1998", PartialDate(1998, 5, 3)),
        ("3.5.1998", PartialDate(1998, 5, 3)),
        ("03051998", PartialDate(1998, 5, 3)),
        ("3 May 1998", PartialDate(1998, 5, 3)),
        ("May 3, 1998", PartialDate(1998, 5, 3)),
        ("1998-05", PartialDate(1998, 5)),
        ("1998", PartialDate(1998)),
        ("1998.0", PartialDate(1998)),
        ("1998-00-00", PartialDate(1998)),
        ("2541", PartialDate(1998)),
        ("03/05/2541", PartialDate(1998, 5, 3)),
        ("๓/๕/๒๕๔๑", PartialDate(1998, 5, 3)),
        ("~1998", PartialDate(1998, about=True)),
        ("04/25/1998", PartialDate(1998, 4, 25)),
        ("1998-02-30", None),
        ("unknown", None),
    ],
)
def test_birth_is_read_as_lists_write_it(text: str, read: PartialDate | None) -> None:
    assert read_birth(text, DateOrder.DAY_FIRST) == read


def test_month_stands_first_when_the_column_proves_it() -> None:
    sensor = OrderSensor()

    for text in ("03/05/1998", "04/25/1998", "12/01/1990"):
        sensor.see(text)

    assert sensor.order() is DateOrder.MONTH_FIRST
    assert read_birth("03/05/1998", sensor.order()) == PartialDate(1998, 3, 5)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2399, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    read = read_birth(f"{day}", DateOrder.DAY_FIRST)

    assert read == PartialDate(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("encoding", "surname"),
    [
        ("utf-8", "ចាន់"),
        ("utf-8-sig", "ចាន់"),
        ("utf-16", "ចាន់"),
        ("cp1252", "Lefèvre"),
        ("gb18030", "王"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_file_is_read_whatever_its_encoding_and_delimiter(
    write: Callable[..., Path], encoding: str, surname: str, delimiter: str
) -> None:
    rows = [[f"r{at}", surname, "a, b"] for at in range(30)]
    header = ["id", "surname", "place"]
    file = write("a.csv", rows, header, delimiter=delimiter, encoding=encoding)

    source = CsvFile.sense(file)

    assert source.header() == header
    assert [row.values for row in source.rows()] == rows


def test_lines_may_end_as_other_systems_end_them(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b'\xef\xbb\xbfid,name\r\nr1,Sok\r\n\r\nr2,"Chan\r\nDara"\r\n')

    rows = list(CsvFile.sense(file).rows())

    assert [row.values for row in rows] == [["r1", "Sok"], ["r2", "Chan\r\nDara"]]
    assert [row.line for row in rows] == [2, 5]


def test_columns_are_recognised_by_usual_names_and_truth_is_not() -> None:
    header = ["rec_id", " surname", "Date of Birth", "soc-sec-id", "cluster", "entity_id"]

    layout = lay_out(header, None, file=Path("a.csv"))

    assert layout.positions == {
        Field.ID: (0,),
        Field.FAMILY_NAME: (1,),
        Field.BIRTH_DATE: (2,),
        Field.DOCUMENT: (3,),
    }
    assert layout.ignored == ("cluster", "entity_id")
