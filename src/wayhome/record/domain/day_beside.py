"""The day that a sentence gives to what happened, when it stands right beside the words for it.

*Police arrested her on Friday* says when, though the fact's own words end before it. A day further
off, or behind a word that begins something else, may be of that: it is left alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FARTHEST = 40
_BEGINS_ELSE = re.compile(
    r"[.;:!?()“”\"«»]|\b(?:who|whom|whose|which|that|when|while|where|after|before|since he|since she|and|but"
    r"|or|as|to|for|qui|que|dont|quand|alors|après|avant|et|mais|ou|où|pour)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words and where they begin, in code points."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where they end, exclusive."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text: its words' place and its meaning (EDTF)."""

    start: int
    end: int
    edtf: str


def day_beside(own: Words, around: Iterable[Words], days: Sequence[Day]) -> str | None:
    """The one date behind or before `own` in the narrowest words around that hold any; else None.

    None too when these words hold more than one date: which is whose is then not ours to say.
    """
    wider = [each for each in around if each.start <= own.start and own.end <= each.end]
    for words in sorted(wider, key=lambda each: len(each.text)):
        inside = [day for day in days if words.start <= day.start and day.end <= words.end]
        if inside:
            return (
                inside[0].edtf if len(inside) == 1 and _is_beside(own, words, inside[0]) else None
            )
    return None


def _is_beside(own: Words, words: Words, day: Day) -> bool:
    if day.start >= own.end:
        between = words.text[own.end - words.start : day.start - words.start]
        return len(between) <= _FARTHEST and not _BEGINS_ELSE.search(between)
    between = words.text[day.end - words.start : max(own.start - words.start, 0)]
    return day.end <= own.start and _BEFORE.fullmatch(between) is not None
