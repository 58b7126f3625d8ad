"""Many complaints in one file: each row becomes answers, or says exactly what is wrong with it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wayhome.intake.domain import dates, sheet_columns
from wayhome.intake.domain.answers import Answer, AnswerNotUnderstood, Answers, Known, known
from wayhome.intake.domain.dates import DateNotUnderstood
from wayhome.intake.domain.questions import Kind, question_named
from wayhome.intake.domain.sheet_files import SheetProblem, SheetRefused, rows_in
from wayhome.intake.domain.wordlists import fold
from wayhome.kernel import clock

_FORMULA_ERROR = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")

EXAMPLE: Mapping[str, str] = {
    "relation": "embassy",
    "help": "find; return_home",
    "name": "EXAMPLE Persona",
    "sex": "female",
    "birth": "about 1999",
    "nationality": "VN",
    "phones": "+855 00 000 000",
    "country": "KH",
    "province": "KH18",
    "place": "a building near the example market",
    "last_contact": "2022-08-18",
    "story": "This row is an example. Delete it before sending.",
    "consent_contact": "yes",
}
"""The invented row of the templates; left in a file, it is never taken for a complaint."""


class RowProblem(StrEnum):
    """Problems of a row beyond those of answers and dates."""

    REQUIRED = "required"
    FORMULA_ERROR = "formula_error"
    EXTRA_CELL = "extra_cell"
    DUPLICATE_ROW = "duplicate_row"
    EXAMPLE_ROW = "example_row"
    DUPLICATE_COLUMN = "duplicate_column"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing to correct: the row as the person sees it (1 is the headings), column and code.

    `code` is a RowProblem, AnswerProblem or DateProblem; `column` is a question name, or empty
    where no question is meant. It never holds anything of the file itself.
    """

    row: int
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One complaint of a file.

    `fingerprint` is the hex SHA-256 of its cells in question order, so the same row sent again is
    known again. It can be guessed from names: store it only keyed or sealed.
    """

    number: int
    answers: Answers
    problems: tuple[CellProblem, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as read: rows with and without problems, problems of the headings, unknown headings."""

    rows: tuple[SheetRow, ...]
    problems: tuple[CellProblem, ...]
    unknown_columns: tuple[str, ...]


def read(
    content: bytes,
    *,
    defaults: Answers | None = None,
    provinces: Mapping[str, str] | None = None,
) -> Sheet:
    """Read a CSV or XLSX file of at most 10,000 complaints.

    `defaults` answer empty cells (an embassy need not say on each row that it is one);
    `provinces` gives province codes by name. Raises SheetRefused when nothing can be read.
    """
    table = rows_in(content)
    at = next((place for place, row in enumerate(table) if any(map(str.strip, row))), len(table))
    headings = table[at] if at < len(table) else []
    columns = [sheet_columns.columns_by_heading().get(fold(each)) for each in headings]
    if not any(columns):
        raise SheetRefused(SheetProblem.NO_KNOWN_COLUMN, row=at + 1)
    reader = _RowReader(
        columns=tuple(columns),
        defaults=defaults or Answers({}),
        provinces={fold(name): code for name, code in (provinces or {}).items()},
    )
    body = enumerate(table[at + 1 :], start=at + 2)
    rows = [reader.read(number, row) for number, row in body if any(map(str.strip, row))]
    unknown = tuple(
        heading.strip()
        for heading, column in zip(headings, columns, strict=True)
        if column is None and heading.strip()
    )
    return Sheet(_without_twins(rows), _twin_columns(columns, row=at + 1), unknown)


@dataclass(frozen=True, slots=True)
class _RowReader:
    columns: tuple[str | None, ...]
    defaults: Answers
    provinces: Mapping[str, str]

    def read(self, number: int, row: list[str]) -> SheetRow:
        cells = self._cells(row)
        answers: dict[str, Answer] = dict(self.defaults.given)
        problems = self._extra_cells(number, row)
        for column, raw in cells.items():
            try:
                name, answer = self._answer(column, raw)
            except _CellRefused as refusal:
                problems.append(CellProblem(number, column, refusal.code))
            else:
                if column != sheet_columns.AGE or "birth" not in cells:
                    answers[name] = answer
        taken = Answers(answers)
        refused = {problem.column for problem in problems}
        problems += [
            CellProblem(number, name, RowProblem.REQUIRED)
            for name in taken.missing()
            if name not in refused
        ]
        return SheetRow(number, taken, tuple(problems), fingerprint(cells))

    def _cells(self, row: list[str]) -> dict[str, str]:
        cells: dict[str, str] = {}
        for column, raw in zip(self.columns, row, strict=False):
            if column is not None and raw.strip():
                cells.setdefault(column, raw.strip())
        return cells

    def _extra_cells(self, number: int, row: list[str]) -> list[CellProblem]:
        # Problems are kept in clear: what stands in the cell may be a name.
        extra = any(map(str.strip, row[len(self.columns) :]))
        return [CellProblem(number, "", RowProblem.EXTRA_CELL)] if extra else []

    def _answer(self, column: str, raw: str) -> tuple[str, Answer]:
        if _FORMULA_ERROR.fullmatch(raw):
            raise _CellRefused(RowProblem.FORMULA_ERROR)
        name = "birth" if column == sheet_columns.AGE else column
        state = sheet_columns.state_in(raw)
        if state is not None:
            return name, state
        try:
            if column == sheet_columns.AGE:
                return name, Known(dates.from_age(raw, on=clock.local_today()))
            return name, known(name, self._value(name, raw))
        except AnswerNotUnderstood as error:
            raise _CellRefused(error.code) from error
        except DateNotUnderstood as error:
            raise _CellRefused(error.problem) from error

    def _value(self, name: str, raw: str) -> object:
        question = question_named(name)
        if question.kind is Kind.PROVINCE:
            return self.provinces.get(fold(raw), raw.upper())
        return sheet_columns.values_in(question, raw)


class _CellRefused(ValueError):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def fingerprint(cells: Mapping[str, str]) -> str:
    """Give the hex SHA-256 of the filled cells, whatever the order of the columns."""
    canonical = json.dumps(dict(cells), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _without_twins(rows: list[SheetRow]) -> tuple[SheetRow, ...]:
    """Mark a row that repeats an earlier one, and the example of the template."""
    seen: set[str] = set()
    marked = []
    example = fingerprint(EXAMPLE)
    for row in rows:
        code = RowProblem.EXAMPLE_ROW if row.fingerprint == example else RowProblem.DUPLICATE_ROW
        if row.fingerprint in seen or code is RowProblem.EXAMPLE_ROW:
            found = (*row.problems, CellProblem(row.number, "", code))
            marked.append(SheetRow(row.number, row.answers, found, row.fingerprint))
        else:
            marked.append(row)
        seen.add(row.fingerprint)
    return tuple(marked)


def _twin_columns(columns: list[str | None], *, row: int) -> tuple[CellProblem, ...]:
    twins = {column for column in columns if column is not None and columns.count(column) > 1}
    return tuple(CellProblem(row, each, RowProblem.DUPLICATE_COLUMN) for each in sorted(twins))
