"""Where words that somebody pasted stand in a text."""

import re
from dataclasses import dataclass

MOST_PLACES = 20
_AROUND = 40
_EVERY_PLACE = 100_000


@dataclass(frozen=True, slots=True)
class WordsPlace:
    """One place of the words: code points `start` to `end` (exclusive), and what stands around."""

    start: int
    end: int
    exact: str
    before: str
    after: str


def places_of(text: str, words: str, *, most: int = MOST_PLACES) -> tuple[WordsPlace, ...]:
    """Every place of the words, at most `most`; breaks and spaces between words may differ."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        found.append(
            WordsPlace(
                start=start,
                end=end,
                exact=match.group(),
                before=text[max(0, start - _AROUND) : start],
                after=text[end : end + _AROUND],
            )
        )
        if len(found) == most:
            break
    return tuple(found)


def nearest(text: str, words: str, place: int) -> WordsPlace | None:
    """Of all places of the words the one that begins nearest to `place`; None without any."""
    found = places_of(text, words, most=_EVERY_PLACE)
    return min(found, key=lambda each: abs(each.start - place), default=None)
