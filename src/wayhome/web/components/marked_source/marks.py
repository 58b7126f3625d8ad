"""Cutting a text at the borders of marks that may overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text, by character, and the proposal it supports.

    `ref` is the id of the proposal's element on the same page; `label` is its number or short word.
    """

    start: int
    end: int
    ref: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `opening` are those that begin here."""

    text: str
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The whole text in order, cut wherever a mark begins or ends; joined it is the text again."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = {0, len(text)} | {mark.start for mark in inside} | {mark.end for mark in inside}
    cuts = sorted(borders)
    for start, end in pairwise(cuts):
        covering = tuple(mark for mark in inside if mark.start <= start and end <= mark.end)
        opening = tuple(mark for mark in covering if mark.start == start)
        yield Piece(text[start:end], covering, opening)
