"""Cut a text into pieces: words where a script writes spaces, syllable signs where it does not.

Khmer, Thai, Lao, Burmese, Chinese and Japanese run on without spaces, and Korean glues endings to
words; there every piece is one sign with what hangs on it, and spaces and invisible breaks between
such pieces mean nothing. A text is cut at its own characters, so that a piece knows its place.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from wayhome.matching.normalise import Script, fold, script_of
from wayhome.matching.phones import ascii_digits

UNSPACED = frozenset(
    {
        Script.KHMER,
        Script.THAI,
        Script.LAO,
        Script.BURMESE,
        Script.HAN,
        Script.KANA,
        Script.HANGUL,
    }
)
_JOINER = "\u2060"
_BREAK = "\u200b"
_POSSESSIVE = re.compile("(?<=[^\\W\\d_])['\u2019\uff07]s(?!\\w)", re.IGNORECASE)
_APOSTROPHE = re.compile("(?<=\\w)['\u2018\u2019\u201b\u00b4`\uff07](?=\\w)")
_THOUSANDS = re.compile("(?<=\\d)[,.\u00a0\u202f](?=\\d{3}(?!\\d))")
_STRETCH = re.compile(r"\S+")
# What hangs on the sign before although Unicode calls it a letter: vowels of Thai and Lao, jamo
# that close a Korean syllable, and the voicing marks of narrow kana.
_HANGING = frozenset("ะาำๅະາຳﾞﾟ") | frozenset(map(chr, range(0x1160, 0x1200)))
# The next consonant stands below: Khmer coeng, Burmese virama.
_STACKERS = frozenset("\u17d2\u1039")


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points `start` to `end` (exclusive) of a text and their folded form.

    Pieces of one `run` were written together, without a space or an invisible break.
    """

    start: int
    end: int
    key: str
    is_sign: bool
    run: int


class _Parts(dict[int, str]):
    """Each character that can be a part of a word; a space for every other."""

    def __missing__(self, point: int) -> str:
        category = unicodedata.category(chr(point))
        self[point] = chr(point) if category[0] in "LNM" or category == "Cf" else " "
        return self[point]


class _Hangs(dict[str, bool]):
    """Whether a character belongs to the sign before it."""

    def __missing__(self, character: str) -> bool:
        category = unicodedata.category(character)
        self[character] = category[0] == "M" or category == "Cf" or character in _HANGING
        return self[character]


_PARTS, _HANGS = _Parts(), _Hangs()


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in their order."""
    runs = count()
    # Nothing here may change how long the text is: places are counted in it.
    text = _APOSTROPHE.sub(_JOINER, _POSSESSIVE.sub("  ", text))
    text = _THOUSANDS.sub(_JOINER, text).translate(_PARTS)
    for stretch in _STRETCH.finditer(text):
        words = stretch.group()
        if words.replace(_JOINER, "").isascii():
            yield from _words(words, start=stretch.start(), run=next(runs))
        else:
            yield from _mixed(words, start=stretch.start(), runs=runs)


def _mixed(text: str, *, start: int, runs: Iterator[int]) -> Iterator[Piece]:
    """The pieces of a stretch without a space, whose scripts may change inside it."""
    run, since = next(runs), 0
    for first, last in signs(text):
        key = fold(text[first:last])
        if script_of(key) not in UNSPACED:
            continue
        yield from _words(text[since:first], start=start + since, run=run)
        since = last
        for part in key.split():
            for begin, end in signs(part):
                yield Piece(start + first, start + last, part[begin:end], is_sign=True, run=run)
        if _BREAK in text[first:last]:
            run = next(runs)
    yield from _words(text[since:], start=start + since, run=run)


def _words(text: str, *, start: int, run: int) -> Iterator[Piece]:
    """The folded words of a stretch: one as a rule, none where only invisible signs stand."""
    for key in fold(text).split():
        yield Piece(start, start + len(text), ascii_digits(key), is_sign=False, run=run)


def signs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sign of a text starts and ends, with the vowels and marks that hang on it."""
    since, stacks = 0, False
    for at, character in enumerate(text):
        hangs = _HANGS[character]
        if at > since and not hangs and not stacks:
            yield since, at
            since = at
        if unicodedata.category(character) != "Cf":
            stacks = character in _STACKERS
    if text:
        yield since, len(text)
