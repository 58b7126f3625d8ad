"""A date as it stands in a text, not yet reckoned from any day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.extraction.dates.looking import UNTOLD, Look
from wayhome.extraction.dates.now import Resolve
from wayhome.extraction.dates.readings import Form, forms


@dataclass(frozen=True, slots=True)
class Told:
    """Where a date stands in a paragraph, by which form, what it means, which way it looks."""

    start: int
    end: int
    rule: str
    resolve: Resolve
    look: Look = UNTOLD
    has_year: bool = False


def matches(text: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Every form that fits somewhere, longest words first where they overlap."""
    found = [(form, match) for form in forms() for match in form.pattern.finditer(text)]
    found.sort(key=lambda each: (each[1].start() - each[1].end(), each[1].start()))
    yield from found


def read(text: str, form: Form, match: re.Match[str]) -> Told | None:
    """A match as a date; None when its numbers are none."""
    resolve = form.read(match)
    if resolve is None:
        return None
    start, end = match.span()
    end -= text[start:end].endswith(".")
    years = match.re.groupindex.keys() & {"y", "ten"}
    return Told(start, end, form.rule, resolve, has_year=any(match[name] for name in years))
