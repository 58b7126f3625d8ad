"""Which texts read nearly the same: sketches that are equal in part when most of the words are.

A text is cut into overlapping shingles of three words; in scripts without blanks a syllable or sign
counts as a word. One hash of each shingle, the least of each of 63 classes kept, is its sketch
(one-permutation MinHash: Li, Owen and Zhang 2012; empty classes filled from their neighbour:
Shrivastava and Li 2014). Three values of the sketch make a band: two texts that share half of their
shingles have a band in common in 19 of 20 cases, two that share a tenth in one of 50.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

NEARLY = 80
"""Of 100 words of a text, how many stand in another before it is said to read nearly the same."""

_CLASSES, _IN_BAND, _SHINGLE = 63, 3, 3
_LEAST_SHINGLES = 8
_READ = 400_000
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Khmer, Lao, Thai and Burmese by cluster, Chinese and Japanese by sign; all others by word.
_WORD = re.compile(
    "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*"
    "|[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    "|[\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*"
    "|[\u1000-\u102a](?:\u1039[\u1000-\u102a]|[\u102b-\u1038\u103a-\u103e])*"
    "|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])[^\W_])+"
)


def words_of(text: str) -> list[str]:
    """The words of a text without case, marks and unseen signs, as texts are compared."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text[:_READ])).casefold()
    return _WORD.findall(plain)


def bands_of(words: Sequence[str]) -> tuple[int, ...]:
    """The bands of a text's sketch, 64 bits with sign each; none of a text of a few words."""
    places = range(len(words) - _SHINGLE + 1)
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in places}
    if len(shingles) < _LEAST_SHINGLES:
        return ()
    sketch = _sketch(shingles)
    starts = range(0, _CLASSES, _IN_BAND)
    return tuple(_hash(repr((start, sketch[start : start + _IN_BAND]))) for start in starts)


def share_in(words: Sequence[str], other: Sequence[str]) -> int:
    """Of 100 words of a text, how many stand in another, each as often as it does there."""
    common = Counter(words) & Counter(other)
    return 100 * common.total() // max(len(words), 1)


def _sketch(shingles: set[str]) -> list[int]:
    """The least hash of each class; an empty class takes that of the next full one."""
    least: list[int | None] = [None] * _CLASSES
    for shingle in shingles:
        number = _hash(shingle)
        kept = least[number % _CLASSES]
        least[number % _CLASSES] = number if kept is None else min(kept, number)
    full = [(place, value) for place, value in enumerate(least) if value is not None]
    found = []
    for place in range(_CLASSES):
        distance, value = min(((at - place) % _CLASSES, value) for at, value in full)
        # With its distance, so that a borrowed value equals only one borrowed as far.
        found.append(value if not distance else value ^ distance)
    return found


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
