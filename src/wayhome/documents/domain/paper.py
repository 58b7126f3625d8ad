"""What a paper says: a title, headings, paragraphs and rows."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; lines are kept as they were written."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what belongs to it."""

    label: str
    value: str


Part = Heading | Paragraph | Row


@dataclass(frozen=True, slots=True)
class Paper:
    """A title, its parts, and the line at the foot of every page."""

    title: str
    parts: Sequence[Part]
    language: str
    foot: str
