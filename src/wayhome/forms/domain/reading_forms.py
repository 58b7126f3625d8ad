"""From the bytes of a file to a form that can be filled in."""

import hashlib
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wayhome.forms.domain.building import Builder
from wayhome.forms.domain.checking import problems_of
from wayhome.forms.domain.problems import FormUnreadable, Problem
from wayhome.forms.domain.questions import Definition
from wayhome.forms.domain.uploads import FileKind, sheets_of

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,59}")
MOST_PROBLEMS = 60
_LONGEST_TITLE = 200
_LONGEST_VERSION = 40


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form as a file holds it: its content whole, and what was made of it."""

    kind: FileKind
    content: bytes = field(repr=False)
    definition: Definition
    xform: str = field(repr=False)
    warnings: tuple[Problem, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, by which the same form is known again."""
        return hashlib.sha256(self.content).hexdigest()


def read_form(content: bytes) -> ReadForm:
    """The form in a file. Raises FormUnreadable with everything that is wrong, at most 60 things."""
    sheets = sheets_of(content)
    _check_settings(sheets.book.get("settings") or [])
    from wayhome.forms.domain.xlsform import parse  # noqa: PLC0415  # slow to load

    parsed = parse(sheets)
    builder = Builder()
    definition = builder.build(parsed.tree)
    problems = builder.problems or list(problems_of(definition))
    if problems:
        raise FormUnreadable(problems[:MOST_PROBLEMS])
    return ReadForm(sheets.kind, content, definition, parsed.xform, parsed.warnings)


def _check_settings(rows: list[dict[str, str]]) -> None:
    """A form has a name, by which its versions belong together. Raises FormUnreadable."""
    given = {str(key).strip().lower(): str(value) for key, value in (rows or [{}])[0].items()}
    problems = []
    if not _NAME.fullmatch(given.get("form_id", "")):
        words = _("Name the form: letters, digits, - and _ only, such as shelter_intake.")
        problems.append(Problem(words, sheet="settings", row=2, column="form_id"))
    if not 0 < len(given.get("form_title", "").strip()) <= _LONGEST_TITLE:
        words = _("Give the form a title, at most 200 letters.")
        problems.append(Problem(words, sheet="settings", row=2, column="form_title"))
    if len(given.get("version", "")) > _LONGEST_VERSION:
        words = _("The version is longer than 40 letters.")
        problems.append(Problem(words, sheet="settings", row=2, column="version"))
    if problems:
        raise FormUnreadable(problems)
