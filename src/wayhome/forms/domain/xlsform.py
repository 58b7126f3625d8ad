"""An XLSForm as pyxform reads it, with the row of each question, and the XForm made from it."""

import copy
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData
from pyxform.xls2xform import convert

from wayhome.forms.domain.problems import FormUnreadable, Problem
from wayhome.forms.domain.uploads import Sheets

FIRST_ROW = 2
MOST_SURVEY_ROWS = 600
MOST_CHOICES = 1_500
MOST_COLUMNS = 80
_ROW_COLUMN = "wayhome::row"
_ROW_SAID = re.compile(r"\[row\s*:\s*([0-9]{1,6})\]\s*")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What pyxform made of the sheets: its tree, the XForm as XML, and its warnings."""

    tree: dict[str, Any]
    xform: str
    warnings: tuple[Problem, ...]


def parse(sheets: Sheets) -> Parsed:
    """Have pyxform read the sheets. Raises FormUnreadable with what it says."""
    _check_size(sheets.book)
    warnings: list[str] = []
    try:
        tree = workbook_to_json(DefinitionData(**_numbered(sheets.book)), warnings=[])
        made = convert(copy.deepcopy(sheets.book), warnings=warnings)
    except PyXFormError as error:
        raise FormUnreadable([_said(str(error))]) from error
    except Exception as error:  # pyxform stumbles over sheets that are none in many ways
        words = _("This is no XLSForm that can be read. Check it with another tool, such as ODK.")
        raise FormUnreadable([Problem(words, sheet="survey")]) from error
    return Parsed(tree, made.xform, tuple(_said(each) for each in warnings))


def _numbered(book: dict[str, Any]) -> dict[str, Any]:
    """The sheets with each row's number beside it, so that the tree knows where it came from."""
    numbered = copy.deepcopy(book)
    for number, row in enumerate(numbered["survey"], start=FIRST_ROW):
        if row.get("type") or row.get("name"):
            row[_ROW_COLUMN] = str(number)
    header = numbered.get("survey_header") or [{}]
    header[0][_ROW_COLUMN] = None
    numbered["survey_header"] = header
    return numbered


def _check_size(book: dict[str, Any]) -> None:
    """Refuse what is too large to be a form. Raises FormUnreadable."""
    most = {"survey": MOST_SURVEY_ROWS, "choices": MOST_CHOICES, "settings": 10}
    for sheet, limit in most.items():
        rows = book.get(sheet) or []
        if len(rows) > limit:
            words = _("The sheet has more than %(limit)s rows.") % {"limit": limit}
            raise FormUnreadable([Problem(words, sheet=sheet, row=limit + FIRST_ROW)])
        if any(len(row) > MOST_COLUMNS for row in rows):
            words = _("The sheet has more than %(limit)s columns.") % {"limit": MOST_COLUMNS}
            raise FormUnreadable([Problem(words, sheet=sheet)])


def _said(text: str) -> Problem:
    """A message of pyxform, with its row where it names one."""
    found = _ROW_SAID.search(text)
    words = _ROW_SAID.sub("", text, count=1).strip()[:600]
    return Problem(words, sheet="survey" if found else "", row=int(found.group(1)) if found else 0)
