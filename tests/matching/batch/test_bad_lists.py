"""What is wrong with a list is said with its line, and ends with status 2."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.matching.batch.lists import HEADER, match

ROW = ["r1", "Sok", "Dara", "1990-01-02", ""]


def _fault(file: Path, capsys: pytest.CaptureFixture[str], *words: object) -> str:
    status = match("dedupe", file, "--out", file.with_name("out.csv"), *words)
    told = capsys.readouterr().err

    assert status == 2
    assert "Traceback" not in told
    return told


def test_missing_id_column_is_named(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("a.csv", [ROW[1:]], HEADER[1:])

    told = _fault(file, capsys)

    assert "no id column among: family_name, given_name, dob, phone" in told


def test_missing_id_is_named_by_its_line(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("a.csv", [ROW, ["", *ROW[1:]]])

    assert "line 3: has no id" in _fault(file, capsys)


def test_doubled_id_is_named_by_both_lines(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("a.csv", [ROW, ["r2", *ROW[1:]], ROW])

    assert "line 4: has the id of line 2" in _fault(file, capsys)


def test_short_row_is_named_by_its_line(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("a.csv", [ROW, ["r2", "Sok"]])

    assert "line 3: 2 values where the header names 5 columns" in _fault(file, capsys)


def test_open_quotation_is_named_by_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text('id,name\nr1,Sok Dara\nr2,"Sok Bopha\n', encoding="utf-8")

    assert "line 3" in _fault(file, capsys)


def test_damaged_bytes_are_named_by_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("id,name\nr1,សុខ ដារ៉ា\nr2,".encode() + b"\xe1\x9e,\n")

    assert "line 3: is not UTF-8" in _fault(file, capsys)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1"),
        ('{"shoe_size": "x"}', "shoe_size is no field"),
        ('{"id": "record_id", "phone": "fax"}', "no column fax"),
        ('{"id": 7}', "must name a column"),
        ("[]", "must be an object"),
    ],
)
def test_bad_map_is_explained(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    file = write("a.csv", [ROW])
    columns = file.with_name("map.json")
    columns.write_text(content)

    assert said in _fault(file, capsys, "--map", columns)


def test_missing_and_empty_files_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")

    assert "is empty" in _fault(empty, capsys)
    assert "cannot be read" in _fault(tmp_path / "none.csv", capsys)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\n\n\n", "is empty"),
        (b"\xff\xfe", "is empty"),
        ("id,name\nr1,Sok\n".encode("utf-16")[:-3], "is not utf-16"),
        (b"id,id,name\nr1,r1,Sok\n", "the column id stands there twice"),
        (b"PK\x03\x04 and so on", "a spreadsheet or an archive"),
    ],
    ids=["blank", "only a mark", "half a letter", "same column", "xlsx"],
)
def test_file_that_is_no_list_is_named_with_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)

    assert said in _fault(file, capsys)


@pytest.mark.parametrize("limit", [131_072, 100_000_000])
def test_endless_value_is_named_whatever_another_library_allows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], limit: int
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"id,name\nr1," + b"a" * 10_000_000 + b"\n")
    before = csv.field_size_limit(limit)

    try:
        assert "line 2: a value is longer than 131,072 letters" in _fault(file, capsys)
    finally:
        csv.field_size_limit(before)


def test_pair_told_to_be_different_must_be_in_the_lists(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("a.csv", [[f"r{at}", "Sok", "Dara", f"19{70 + at}", ""] for at in range(20)])
    unknown = write("known.csv", [["r1", "r2"], ["r1", "r99"]], ["left_id", "right_id"])
    wrong = write("wrong.csv", [["r1", "r2"]], ["one", "other"])

    assert "line 3: no record has the id r99" in _fault(file, capsys, "--different", unknown)
    assert "must have the columns left_id" in _fault(file, capsys, "--different", wrong)


def test_header_without_rows_is_refused(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no rows" in _fault(write("a.csv", []), capsys)


def test_broken_parquet_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.parquet"
    file.write_bytes(b"PAR1 and then nothing of the kind")

    assert "cannot be read as Parquet" in _fault(file, capsys)


def test_folder_that_is_not_there_is_named_before_work(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write("a.csv", [ROW])

    status = match("dedupe", file, "--out", file.parent / "none" / "out.csv")

    assert status == 2
    assert "there is no folder" in capsys.readouterr().err


def test_unknown_columns_are_listed_and_ignored(
    write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[f"r{at}", "Sok", "Dara", f"19{70 + at}", "", f"e{at}"] for at in range(20)]
    file = write("a.csv", rows, [*HEADER, "entity_id"])

    status = match("dedupe", file, "--out", file.with_name("out.csv"))

    assert status == 0
    assert "columns ignored: entity_id" in capsys.readouterr().err
