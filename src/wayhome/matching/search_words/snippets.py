"""Where a text has what was asked for, and the part of it to show, cut between words and signs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wayhome.matching.normalise import script_of
from wayhome.matching.search_words.asked import Asked, Term
from wayhome.matching.search_words.indexed import (
    MOST_SIGNS,
    sound_word,
    sounds_of,
    spoken,
    stem,
)
from wayhome.matching.search_words.pieces import Piece, pieces

LONGEST_READ = 200_000
"""Code points of a text that are looked through; what stands behind them is found but not shown."""

_AROUND = 120


@dataclass(frozen=True, slots=True)
class Place:
    """Code points `start` to `end` (exclusive) that meet the term of number `term`."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a snippet, and whether they were asked for."""

    text: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code points `start` to `end` of a text in parts; `first` is the first place in it, if any."""

    parts: tuple[Part, ...]
    start: int
    end: int
    is_cut_before: bool
    is_cut_after: bool
    first: Place | None


def places(text: str, asked_for: Asked) -> tuple[Place, ...]:
    """Every place of every term in the order of the text; none overlaps another."""
    return _places(list(pieces(text[:LONGEST_READ])), asked_for)


def snippet(text: str, asked_for: Asked, *, around: int = _AROUND) -> Snippet:
    """The part of a text that tells most of what was asked for; its beginning when nothing does."""
    cut = list(pieces(text[:LONGEST_READ]))
    found = _places(cut, asked_for)
    first, last = _window(found, around)
    start = _from(cut, first - around, before=first)
    end = _until(cut, last + around, after=last, of=len(text))
    shown = [place for place in found if start <= place.start and place.end <= end]
    return Snippet(
        parts=tuple(_parts(text, shown, start=start, end=end)),
        start=start,
        end=end,
        is_cut_before=start > 0,
        is_cut_after=end < len(text),
        first=shown[0] if shown else None,
    )


def _places(cut: Sequence[Piece], asked_for: Asked) -> tuple[Place, ...]:
    found: list[Place] = []
    for number, term in enumerate(asked_for.terms):
        found.extend(_of_term(cut, term, number))
    apart: list[Place] = []
    for place in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or place.start >= apart[-1].end:
            apart.append(place)
    return tuple(apart)


def _of_term(cut: Sequence[Piece], term: Term, number: int) -> Iterator[Place]:
    """The places of a term, by its pieces in a row, or by how stretches of other scripts sound."""
    keys = list(term.keys) if term.is_quoted else [stem(key) for key in term.keys]
    many = len(keys)
    for at, piece in enumerate(cut[: len(cut) - many + 1]):
        if _key(piece, term) == keys[0] and [_key(p, term) for p in cut[at : at + many]] == keys:
            yield Place(piece.start, cut[at + many - 1].end, number)
    if term.sounds:
        yield from _sounding(cut, term, number)


def _sounding(cut: Sequence[Piece], term: Term, number: int) -> Iterator[Place]:
    """Stretches of other scripts that sound like a term, alone or with the one beside them."""
    scripts = {word.partition("~")[0] for word in term.sounds}
    short = (run for run in _runs(cut) if len(run) <= MOST_SIGNS)
    # Reading how a word sounds takes long, and most texts are in the script that was typed.
    runs = [run for run in short if script_of(run[0].key) in scripts]
    heard = [spoken(run) for run in runs]
    for at, run in enumerate(runs):
        near = [heard[at : at + 1], heard[at : at + 2], heard[max(0, at - 1) : at + 1]]
        if any(sound_word(*each) in term.sounds for some in near for each in sounds_of(some)):
            yield Place(run[0].start, run[-1].end, number)


def _key(piece: Piece, term: Term) -> str:
    return piece.key if term.is_quoted else stem(piece.key)


def _runs(cut: Sequence[Piece]) -> Iterator[list[Piece]]:
    for _run, together in groupby(cut, key=lambda piece: piece.run):
        yield list(together)


def _window(found: Sequence[Place], around: int) -> tuple[int, int]:
    """From where to where the places stand that together meet most terms in a short stretch."""
    if not found:
        return 0, 0
    best, most, since = (found[0].start, found[0].end), 0, 0
    inside = Counter[int]()
    for at, place in enumerate(found):
        inside[place.term] += 1
        # One place may be longer than the stretch: it is never left itself.
        while since < at and place.end - found[since].start > around:
            inside[found[since].term] -= 1
            since += 1
        met = sum(1 for many in inside.values() if many > 0)
        if met > most:
            best, most = (found[since].start, place.end), met
    return best


def _from(cut: Sequence[Piece], least: int, *, before: int) -> int:
    """The start of the first piece between two places; inside a piece that is longer than both."""
    if least <= 0:
        return 0
    return next((piece.start for piece in cut if least <= piece.start <= before), least)


def _until(cut: Sequence[Piece], most: int, *, after: int, of: int) -> int:
    """The end of the last piece between two places; inside a piece that is longer than both."""
    if most >= of:
        return of
    return max((piece.end for piece in cut if after < piece.end <= most), default=most)


def _parts(text: str, shown: Sequence[Place], *, start: int, end: int) -> Iterator[Part]:
    since = start
    for place in shown:
        if place.start > since:
            yield Part(text[since : place.start], is_asked=False)
        yield Part(text[place.start : place.end], is_asked=True)
        since = place.end
    if since < end:
        yield Part(text[since:end], is_asked=False)
