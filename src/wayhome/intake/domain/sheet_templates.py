"""Empty files to fill in: headings, one invented row, and notes on what each column takes."""

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Font

from wayhome.intake.domain.questions import REQUIRED, Kind, question_named
from wayhome.intake.domain.sheet_columns import heading
from wayhome.intake.domain.sheets import EXAMPLE

_COLUMNS = (*EXAMPLE, "name_own_script", "name_latin", "other_names", "documents")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FORMS = {
    Kind.DATE: "2022-08-18 · 18/08/2022 · 08/2022 · 2022 · about 1999",
    Kind.YES_NO: "yes · no",
    Kind.COUNTRY: "ISO 3166: KH",
    Kind.COUNTRIES: "ISO 3166: KH; VN",
    Kind.PROVINCE: "P-code: KH18",
    Kind.LINES: "…; …",
}


def neutralised(cell: str) -> str:
    """Write a cell so that no spreadsheet runs it: a leading apostrophe before formula signs."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def template_csv(language: str = "en") -> bytes:
    """Give the CSV template in UTF-8 with mark, as spreadsheets expect."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading(column, language) for column in _COLUMNS)
    writer.writerow(EXAMPLE.get(column, "") for column in _COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def template_xlsx(language: str = "en") -> bytes:
    """Give the XLSX template; all cells are text, so that telephone numbers keep their zeros."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "complaints"
    for place, column in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(1, place, heading(column, language))
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 22
        for row in range(2, 202):
            sheet.cell(row, place).number_format = "@"
        example = sheet.cell(2, place)
        example.value, example.data_type = EXAMPLE.get(column, ""), "s"
    sheet.freeze_panes = "A2"
    notes = book.create_sheet("notes")
    for column in _COLUMNS:
        notes.append(_note(column, language))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _note(column: str, language: str) -> list[str]:
    question = question_named(column)
    takes = " · ".join(question.choices) or _FORMS.get(question.kind, f"≤ {question.limit}")
    return [heading(column, language), column, "*" if column in REQUIRED else "", takes]
