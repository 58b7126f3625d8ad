"""Problems of files, sheets and rows in words: what is wrong, and what to do."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.batches import RowTrouble
from wayhome.intake.domain.questions import QUESTIONS
from wayhome.intake.domain.sheet_files import SheetProblem
from wayhome.intake.domain.sheets import RowProblem
from wayhome.web.complaint_form import PROBLEMS

Words = str | Promise

SHEET_PROBLEMS: Mapping[SheetProblem, Words] = {
    SheetProblem.EMPTY: _("The file is empty. Fill in the template and choose it."),
    SheetProblem.TOO_LARGE: _("The file is too large. Split it; 20 MB at most."),
    SheetProblem.TOO_MANY_ROWS: _("The file has more than 10,000 rows. Split it."),
    SheetProblem.TOO_MANY_COLUMNS: _("The file has more than 100 columns. Keep those needed."),
    SheetProblem.MACROS: _("The file holds macros. Save it as .xlsx or .csv without them."),
    SheetProblem.OLD_OR_LOCKED: _(
        "The file is an old .xls or needs a password. Save it as .xlsx or .csv without one."
    ),
    SheetProblem.NOT_A_SHEET: _("This is no table. Send a .csv or .xlsx file."),
    SheetProblem.UNREADABLE: _("The file is broken. Open it, save it anew, and choose it again."),
    SheetProblem.NO_KNOWN_COLUMN: _(
        "No column is known. Use the headings of the template in the first row."
    ),
}

_ROW_PROBLEMS: Mapping[str, Words] = {
    **PROBLEMS,
    RowProblem.FORMULA_ERROR: _("The cell holds an error of a formula. Write the value itself."),
    RowProblem.EXTRA_CELL: _("There are more cells than headings. Move or delete the last cell."),
    RowProblem.DUPLICATE_ROW: _("An earlier row of this file says the same. Delete one of them."),
    RowProblem.EXAMPLE_ROW: _("This is the example of the template. Delete the row."),
    RowProblem.DUPLICATE_COLUMN: _("Two columns mean the same. Keep one of them."),
    "sent_before": _("This row was lodged before, from another file, with other details."),
}
_COLUMNS = {question.name: question.label for question in QUESTIONS}
_NOT_READ = _("This could not be read. Write it in another way.")


def trouble_words(trouble: RowTrouble) -> str:
    """The column, and what to do."""
    text = str(_ROW_PROBLEMS.get(trouble.code, _NOT_READ))
    column = column_words(trouble.column)
    if not column:
        return text
    return _now("%(column)s: %(problem)s") % {"column": column, "problem": text}


def column_words(column: str) -> str:
    """The heading of a column as people know it."""
    return str(_COLUMNS.get(column, column))


def removed_words(removed: Iterable[str]) -> str:
    """What happened to a file that was added."""
    if tuple(removed):
        return _now("Added. Hidden data, such as where a photo was taken, was removed from it.")
    return _now("Added. It held no hidden data.")
