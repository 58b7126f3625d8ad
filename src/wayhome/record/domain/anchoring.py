"""Where the words of a passage stand in another text: by themselves and by what stands around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CONTEXT = 32
"""Characters before and after a passage that are kept with it."""

_MOST_PLACES = 500
_ENOUGH_AROUND = 0.25
_TELLING = 60


@dataclass(frozen=True, slots=True)
class Quoted:
    """The exact words of a passage, what stands around them, and where they began."""

    exact: str
    before: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class Place:
    """Code points `start` to `end` (exclusive) of a text."""

    start: int
    end: int


def anchored(passage: Quoted, text: str) -> Place | None:
    """Where a passage stands in a text; None when its words are not there any more.

    The same words elsewhere are another passage: what stands around decides, then which is nearest.
    Blanks and breaks between words may differ. Short words need some of what stood around them.
    """
    places = list(_places(passage.exact, text))
    if not places:
        return None
    best = max(
        places,
        key=lambda place: (_around(passage, place, text), -abs(place.start - passage.start)),
    )
    is_telling = len(passage.exact) >= _TELLING
    if not is_telling and _around(passage, best, text) < _ENOUGH_AROUND:
        return None
    return best


def _places(exact: str, text: str) -> Iterator[Place]:
    """Every place of the words: exactly, else with other blanks between them."""
    found = [match.span() for match in _first(re.compile(re.escape(exact)), text)]
    if not found and exact.split():
        loose = r"\s+".join(re.escape(word) for word in exact.split())
        found = [match.span() for match in _first(re.compile(loose), text)]
    for start, end in found:
        yield Place(start, end)


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) == _MOST_PLACES:
            break
    return found


def _around(passage: Quoted, place: Place, text: str) -> float:
    """The share of what stood around a passage that stands around a place; 1 for nothing around."""
    before, after = _folded(passage.before), _folded(passage.after)
    if not before and not after:
        return 1.0
    now_before = _folded(text[max(0, place.start - 2 * CONTEXT) : place.start])
    now_after = _folded(text[place.end : place.end + 2 * CONTEXT])
    same = _common(before[::-1], now_before[::-1]) + _common(after, now_after)
    return same / (len(before) + len(after))


def _folded(text: str) -> str:
    """Words with single blanks: a break moved by another reader changes nothing."""
    return " ".join(text.split())


def _common(left: str, right: str) -> int:
    """How many signs two texts begin with in common."""
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))
