"""What stands in an index for a text: its words, its neighbouring signs, and how names sound.

Plural endings of Latin words are taken off by the S-stemmer (D. Harman, "How effective is
suffixing?", Journal of the American Society for Information Science 42, 1991). Names are found
from other scripts by their consonant skeletons; only capitalised Latin words and short stretches of
other scripts are read as names, for everything else sounds like something.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from wayhome.matching.normalise import VERSION as FOLDING
from wayhome.matching.normalise import Script, script_of
from wayhome.matching.search_words.pieces import Piece, pieces
from wayhome.matching.skeletons import skeletons

VERSION = f"{FOLDING}.1"
"""Index words of two versions are never compared."""

LONGEST = 60
"""No index word is longer; what is longer is cut."""

_STEMMED = re.compile(r"[a-z]{4,}")
_REPEATED = re.compile(r"(.)\1+")
MOST_SIGNS = 8
"""What is written together in more pieces than this is no name."""

_LEAST_SOUND = 3


def stem(word: str) -> str:
    """A folded word without its plural ending, no longer than an index word may be."""
    if not _STEMMED.fullmatch(word):
        return word[:LONGEST]
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("us", "ss")):
        word = word[:-1]
    return word[:LONGEST]


def index_words(text: str) -> Mapping[str, int]:
    """The index words of a text, and how often each stands in it."""
    cut = list(pieces(text))
    found = Counter(stem(piece.key) for piece in cut if not piece.is_sign)
    for near in _neighbours(cut):
        found.update(piece.key for piece in near)
        found.update(one.key + other.key for one, other in pairwise(near))
    found.update(dict.fromkeys(_names(text, cut), 1))
    return found


def phrase_text(text: str) -> str:
    """A text as phrases are looked for in it: folded words between single spaces, signs in one."""
    told: list[str] = []
    for is_sign, near in groupby(pieces(text), key=lambda piece: piece.is_sign):
        told.append(("" if is_sign else " ").join(piece.key for piece in near))
    return f" {' '.join(told)} "


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of one script that may be a name, with how its consonants may sound."""

    script: Script
    sounds: tuple[str, ...]


def spoken(run: Sequence[Piece]) -> Spoken:
    """How pieces written together sound."""
    word = "".join(piece.key for piece in run)
    return Spoken(script_of(word), skeletons(word))


def sounds_of(runs: Iterable[Spoken]) -> Iterator[tuple[Script, str]]:
    """Yield how each run and each two neighbours of one script sound, where that is telling."""
    listed = list(runs)
    for each in listed:
        for sound in each.sounds:
            if len(sound) >= _LEAST_SOUND:
                yield each.script, sound
    for one, other in pairwise(listed):
        if one.script is other.script:
            yield from ((one.script, joint) for joint in _joint(one, other))


def sound_word(script: Script, sound: str) -> str:
    """The index word of a sound that was read from a script."""
    return f"{script}~{sound}"[:LONGEST]


def _joint(one: Spoken, other: Spoken) -> Iterator[str]:
    """How two neighbours sound as one, since names are written in one word or in several."""
    for first in one.sounds:
        for second in other.sounds:
            sound = _REPEATED.sub(r"\1", first + second)
            if len(sound) >= _LEAST_SOUND:
                yield sound


def _neighbours(cut: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Stretches of signs, whatever spaces stand between them."""
    for is_sign, near in groupby(cut, key=lambda piece: piece.is_sign):
        if is_sign:
            yield list(near)


def _names(text: str, cut: Iterable[Piece]) -> Iterator[str]:
    """The index words of how possible names in a text sound, those side by side taken together."""
    side_by_side: list[Spoken] = []
    for _run, together in groupby(cut, key=lambda piece: piece.run):
        run = list(together)
        if _may_be_name(text, run):
            side_by_side.append(spoken(run))
            continue
        yield from (sound_word(*each) for each in sounds_of(side_by_side))
        side_by_side = []
    yield from (sound_word(*each) for each in sounds_of(side_by_side))


def _may_be_name(text: str, run: Sequence[Piece]) -> bool:
    """Capitalised, where a script has capitals; short, where it does not."""
    first = text[run[0].start]
    return len(run) <= MOST_SIGNS and not first.isdigit() and first == first.upper()
