"""The elements of a page that tell something of it, each as it is written.

Read with the library's own tokeniser, which keeps an element's very words: a day of publication is
shown with the element that gives it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from wayhome.extraction.article import Clock, TooLong

_SECONDS = 2.0
_READ = 3_000_000
_CHUNK = 65_536
_MOST = 2_000
_DEEPEST = 12
_LONGEST_WRITTEN = 300
_LONGEST_COMMENT = 2_000


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it is written, with its attributes."""

    name: str
    written: str
    attributes: dict[str, str]

    def of(self, *names: str) -> str:
        """The first of these attributes that says something."""
        return next((self.attributes[name] for name in names if self.attributes.get(name)), "")


@dataclass
class Elements(HTMLParser):
    """The elements that tell something of a page, and its data for machines."""

    metas: list[Element] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    dated: list[Element] = field(default_factory=list)
    roots: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    _in_data: bool = False
    _kept: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what may tell something."""
        given = {name: (value or "").strip() for name, value in attrs}
        self._in_data = tag == "script" and "ld+json" in given.get("type", "").lower()
        if self._in_data:
            self.scripts.append("")
        written = (self.get_starttag_text() or "")[:_LONGEST_WRITTEN]
        element = Element(tag, written, given)
        for names, kept in (
            (("meta",), self.metas),
            (("link",), self.links),
            (("html",), self.roots),
            (("time",), self.dated),
        ):
            if tag in names and len(kept) < _MOST:
                kept.append(element)
        is_marked = "datepublished" in given.get("itemprop", "").lower()
        if is_marked and tag != "time" and len(self.dated) < _MOST:
            self.dated.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Data for machines end with their element."""
        if tag == "script":
            self._in_data = False

    def handle_data(self, data: str) -> None:
        """Keep data for machines, piece by piece as they come."""
        if self._in_data and self._kept < _READ:
            self._kept += len(data)
            self.scripts[-1] += data

    def handle_comment(self, data: str) -> None:
        """Browsers write the address of a saved page into a comment."""
        if len(self.comments) < _MOST:
            self.comments.append(data[:_LONGEST_COMMENT])


def elements_of(page: str) -> Elements:
    """The telling elements of a page, as far as a broken one can be read in two seconds."""
    found, clock = Elements(), Clock.of(_SECONDS)
    # In pieces, and never closed: the library's reader is slow with what never ends, and gives up
    # with an AssertionError on marks that it does not know.
    with suppress(TooLong, AssertionError):
        for start in range(0, min(len(page), _READ), _CHUNK):
            clock.check()
            found.feed(page[start : start + _CHUNK])
    return found


def objects_in(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """The objects of the data for machines (JSON-LD), outer ones first; broken data give none."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        try:
            found += _inside(json.loads(script.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    return found[:_MOST]


def _inside(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _inside(each, depth + 1)
