"""What is wrong with a form that was brought, by sheet, row and column, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `row` is that of the spreadsheet, 0 where there is none."""

    words: str | Promise
    sheet: str = ""
    row: int = 0
    column: str = ""


class FormUnreadable(Exception):
    """The file holds no form that can be used; `problems` say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)
