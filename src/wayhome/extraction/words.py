"""Wordings of facts, kept as data: `lexicon/<type>.toml`, other languages `lexicon/<type>.<lang>.toml`.

A file holds `[[entry]]` tables. Each has `rule` (its id, by which its proposals are counted apart),
`words`, an `example` sentence from which alone the entry proposes its fact, and whatever else its
reader asks for.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording: its id, its words, a sentence that shows it, and further fields by name."""

    rule: str
    words: tuple[str, ...]
    example: str
    more: Mapping[str, Any]


@cache
def lexicon(kind: str, language: str = "en") -> tuple[Entry, ...]:
    """The entries of a type in a language, in the order of the file; none when there is no file."""
    name = f"{kind}.toml" if language == "en" else f"{kind}.{language}.toml"
    place = files("wayhome.extraction").joinpath("lexicon", name)
    if not place.is_file():
        return ()
    entries = tomllib.loads(place.read_text("utf-8")).get("entry", [])
    return tuple(_entry(each) for each in entries)


def _entry(told: dict[str, Any]) -> Entry:
    words = tuple(told.pop("words"))
    rule, example = told.pop("rule"), told.pop("example")
    return Entry(rule, words, example, MappingProxyType(told))
