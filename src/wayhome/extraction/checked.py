"""A fact from what somebody or another program gave: every field known, every span in the text."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from wayhome.extraction.facts import Fact
from wayhome.extraction.json_lines import TYPES
from wayhome.extraction.spans import Span

KINDS: dict[str, type[Fact]] = {name: kind for kind, name in TYPES.items()}


class NotAFact(Exception):
    """A field is missing, unknown or not what it should be; `field` names it.

    `code` says why: unknown_kind, unknown_field, wrong_form, not_in_text.
    """

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code


def checked_fact(kind: str, given: Mapping[str, Any], *, text: str) -> Fact:
    """The fact of a kind with these fields, whose spans stand in the text. Raises NotAFact."""
    known = KINDS.get(kind)
    if known is None:
        raise NotAFact("kind", "unknown_kind")
    hints = get_type_hints(known)
    for name in given:
        if name not in hints:
            raise NotAFact(name, "unknown_field")
    values = {
        each.name: _value(each.name, given.get(each.name), hints[each.name], text=text)
        for each in fields(known)
        if each.name in given or each.default is MISSING
    }
    return known(**values)


def _value(name: str, given: Any, wanted: Any, *, text: str) -> Any:
    """A JSON value as the field wants it."""
    if get_origin(wanted) is UnionType:
        if given is None and NoneType in get_args(wanted):
            return None
        wanted = next(each for each in get_args(wanted) if each is not NoneType)
    if wanted is Span:
        return _span(name, given, text)
    if get_origin(wanted) is tuple:
        if not isinstance(given, list):
            raise NotAFact(name, "wrong_form")
        found = tuple(_value(name, each, get_args(wanted)[0], text=text) for each in given)
        if name == "evidence" and not found:
            raise NotAFact(name, "wrong_form")
        return found
    if wanted is float and isinstance(given, int) and not isinstance(given, bool):
        return float(given)
    if not isinstance(given, wanted):
        raise NotAFact(name, "wrong_form")
    return given


def _span(name: str, given: Any, text: str) -> Span:
    match given:
        case {"start": int(start), "end": int(end), "text": str(words)}:
            if not words.strip() or start < 0 or text[start:end] != words:
                raise NotAFact(name, "not_in_text")
            return Span(start, end, words)
        case _:
            raise NotAFact(name, "wrong_form")
