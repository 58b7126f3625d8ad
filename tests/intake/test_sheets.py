"""No row of a partner's file is lost: each becomes answers or says what to correct."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from wayhome.intake.domain import sheet_files
from wayhome.intake.domain.answers import Answers, DoNotKnow, Known, RatherNotSay
from wayhome.intake.domain.dates import PartialDate
from wayhome.intake.domain.sheet_columns import LANGUAGES
from wayhome.intake.domain.sheet_files import SheetProblem, SheetRefused
from wayhome.intake.domain.sheet_templates import neutralised, template_csv, template_xlsx
from wayhome.intake.domain.sheets import CellProblem, RowProblem, Sheet, read

# openpyxl warns of parts that it does not know.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

HEAD = ["relation", "help", "name"]


def as_csv(*rows: Sequence[str], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def as_xlsx(*rows: Iterable[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, body: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


def problem_of(content: bytes) -> SheetProblem:
    with pytest.raises(SheetRefused) as caught:
        read(content)
    return caught.value.problem


def only_row(sheet: Sheet) -> Answers:
    (row,) = sheet.rows
    assert row.problems == ()
    return row.answers


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "សុខ ចាន់ធូ"),
        ("utf-8-sig", "王小明"),
        ("utf-16", "สมชาย ใจดี"),
        ("utf-16-le", "Zoé"),
        ("utf-16-be", "Zoé"),
        ("cp1252", "Zoé Benoît, née Lefèvre, d’Évian"),
        ("cp874", "สมชาย ใจดี บ้านอยู่ที่กรุงเทพมหานคร"),
        ("gb18030", "王小明是一个好人他的家在北京的东边"),
    ],
)
def test_sheet_reads_names_in_every_usual_encoding(encoding: str, name: str) -> None:
    content = as_csv(HEAD, ["family", "find", name]).encode(encoding)

    assert only_row(read(content)).text("name") == name


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_sheet_finds_its_delimiter(delimiter: str) -> None:
    content = as_csv(HEAD, ["family", "find", "a, b"], delimiter=delimiter)

    assert only_row(read(content.encode())).text("name") == "a, b"
    hinted = f"sep={delimiter}\r\n{content}".encode()
    assert only_row(read(hinted)).text("name") == "a, b"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["Lien avec la personne", "AIDE DEMANDÉE", "Nom complet"], ["famille", "retrouver", "A"]),
        (["ទំនាក់ទំនងនឹងសាមីខ្លួន", "ជំនួយដែលស្នើ", "ឈ្មោះពេញ"], ["គ្រួសារ", "ស្វែងរក", "A"]),
        (["与当事人的关系", "请求的帮助", "姓名"], ["家属", "寻人", "A"]),
        (["Relationship", " help_requested ", "Name"], ["Mother", "Find", "A"]),
    ],
)
def test_sheet_understands_headings_and_values_of_partners(head: list[str], row: list[str]) -> None:
    answers = only_row(read(as_csv(head, row).encode()))

    assert answers == Answers(
        {"relation": Known("family"), "help": Known(("find",)), "name": Known("A")}
    )


def test_sheet_reads_values_of_an_xlsx() -> None:
    head = [*HEAD, "birth", "nationality", "phones", "danger now", "country", "sex"]
    row = ["embassy", "find; return", "A", date(1999, 8, 18), "Vietnam;KH", 85500, True, "Cambodge", "F"]  # fmt: skip

    answers = only_row(read(as_xlsx(head, row)))

    assert answers.texts("help") == ("find", "return_home")
    assert answers.value("birth") == PartialDate(1999, 8, 18)
    assert answers.texts("nationality") == ("VNM", "KHM")
    assert (answers.texts("phones"), answers.value("danger_now")) == (("85500",), True)
    assert (answers.text("country"), answers.text("sex")) == ("KHM", "female")


def test_sheet_keeps_not_known_and_not_said_apart() -> None:
    head = [*HEAD, "sex", "story", "birth", "age"]
    answers = only_row(
        read(as_csv(head, ["self", "find", "?", "refused", "不知道", "", "21"]).encode())
    )

    assert (answers["name"], answers["sex"]) == (DoNotKnow(), RatherNotSay())
    assert answers["story"] == DoNotKnow()
    assert isinstance(answers.value("birth"), PartialDate)


def test_sheet_names_row_column_and_code_of_each_problem() -> None:
    head = [*HEAD, "birth", "sex", "Shoe size", "Name"]
    rows = [
        ["family", "find", "A", "31/02/1999", "unsure", "44"],
        [],
        ["", "find", "#REF!", "", "", "", "B", "stray"],
    ]

    sheet = read(as_csv(head, *rows).encode())

    assert sheet.unknown_columns == ("Shoe size",)
    assert sheet.problems == (CellProblem(1, "name", RowProblem.DUPLICATE_COLUMN),)
    assert [row.number for row in sheet.rows] == [2, 4]
    assert sheet.rows[0].problems == (
        CellProblem(2, "birth", "no_such_day"),
        CellProblem(2, "sex", "not_a_choice"),
    )
    assert sheet.rows[0].answers.text("name") == "A"
    assert sheet.rows[1].problems == (
        CellProblem(4, "", RowProblem.EXTRA_CELL),
        CellProblem(4, "name", RowProblem.FORMULA_ERROR),
        CellProblem(4, "relation", RowProblem.REQUIRED),
    )


def test_sheet_fills_empty_cells_with_defaults_and_knows_provinces_by_name() -> None:
    content = as_csv(["help", "province"], ["find", "preah sihanouk"]).encode()

    sheet = read(
        content,
        defaults=Answers({"relation": Known("embassy")}),
        provinces={"Preah Sihanouk": "KH18"},
    )

    answers = only_row(sheet)
    assert (answers.text("relation"), answers.text("province")) == ("embassy", "KH18")


def test_row_keeps_its_fingerprint_whatever_the_order_of_columns() -> None:
    first = read(as_csv(HEAD, ["family", "find", "A"]).encode())
    second = read(as_xlsx(["Name", "Help", "Relation"], ["A", " find", "family"]))
    other = read(as_csv(HEAD, ["family", "find", "B"]).encode())

    assert first.rows[0].fingerprint == second.rows[0].fingerprint != other.rows[0].fingerprint


def test_row_repeated_in_a_file_is_marked() -> None:
    row = ["family", "find", "A"]

    sheet = read(as_csv(HEAD, row, row).encode())

    assert sheet.rows[1].problems == (CellProblem(3, "", RowProblem.DUPLICATE_ROW),)


def test_sheet_keeps_formula_signs_as_data_and_neutralises_them_on_the_way_out() -> None:
    answers = only_row(read(as_csv(HEAD, ["family", "find", "=1+1"]).encode()))

    assert answers.text("name") == "=1+1"
    assert (neutralised("=1+1"), neutralised("A")) == ("'=1+1", "A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_is_read_back_and_its_example_is_never_a_complaint(language: str) -> None:
    for template in (template_csv(language), template_xlsx(language)):
        sheet = read(template)

        assert sheet.unknown_columns == ()
        assert [row.problems for row in sheet.rows] == [
            (CellProblem(2, "", RowProblem.EXAMPLE_ROW),)
        ]


GOOD = as_xlsx(HEAD, ["family", "find", "A"])

REFUSED = {
    "nothing": (b" \n", SheetProblem.EMPTY),
    "too large": (b"x" * (20 * 1024 * 1024 + 1), SheetProblem.TOO_LARGE),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", SheetProblem.OLD_OR_LOCKED),
    "macros": (with_part(GOOD, "xl/vbaProject.bin", b"x"), SheetProblem.MACROS),
    "bomb": (with_part(GOOD, "xl/media/x", b"\0" * 30_000_000), SheetProblem.TOO_LARGE),
    "cut": (GOOD[:-30], SheetProblem.UNREADABLE),
    "other archive": (b"PK\x03\x04", SheetProblem.UNREADABLE),
    "letter": (b"%PDF-1.7", SheetProblem.NOT_A_SHEET),
    "noise": (b"a\0b\xff\xfe\x81\0" * 3, SheetProblem.NOT_A_SHEET),
    "no heading": (b"one,two\n1,2\n", SheetProblem.NO_KNOWN_COLUMN),
    "open quote": (b'relation,help\nfamily,"find\n', SheetProblem.UNREADABLE),
    "nul": (b"relation,help\nfamily,fi\0nd\n", SheetProblem.UNREADABLE),
    "wide": (b"relation" + b"," * 150 + b"name\n", SheetProblem.TOO_MANY_COLUMNS),
    "long": (b"relation\n" + b"family\n" * 10_001, SheetProblem.TOO_MANY_ROWS),
}


@pytest.mark.parametrize("case", REFUSED)
def test_sheet_is_refused_with_its_problem(case: str) -> None:
    content, problem = REFUSED[case]

    assert problem_of(content) == problem


def test_sheet_is_refused_when_it_is_a_document_in_the_same_packing() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")

    assert problem_of(out.getvalue()) == SheetProblem.NOT_A_SHEET


@given(st.binary(max_size=300))
def test_sheet_raises_only_its_own_error_for_any_bytes(content: bytes) -> None:
    with suppress(SheetRefused):
        read(content)


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=4), st.sampled_from(",;\t|"))
def test_sheet_raises_only_its_own_error_for_any_rows(
    rows: list[list[str]], delimiter: str
) -> None:
    table = as_csv([*HEAD, "birth", "country"], *rows, delimiter=delimiter)

    with suppress(SheetRefused):
        sheet = read(table.encode("utf-8", "surrogatepass"))
        assert len(sheet.rows) <= len(table.splitlines())


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, 400))
def test_sheet_raises_only_its_own_error_when_damaged(place: int, value: int, cut: int) -> None:
    content = bytearray(GOOD)
    content[place] = value

    with suppress(SheetRefused):
        read(bytes(content[: len(content) - cut]))


def test_sheet_rows_end_at_the_limit_even_when_they_are_far_apart() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "relation"
    book.worksheets[0].cell(1_000_000, 1, "family")
    out = io.BytesIO()
    book.save(out)

    assert problem_of(out.getvalue()) == SheetProblem.TOO_MANY_ROWS
    assert sheet_files.ROW_LIMIT == 10_000
