"""Consonants of Khmer words, read from the written syllables.

Follows what the script itself fixes (Huffman, *Cambodian System of Writing*, 1970): a subscript
belongs to the consonant above it, a toandakhiat silences, a final y or v closes a diphthong and a
subscript under a final consonant is mostly not spoken.
"""

import re
from dataclasses import dataclass

from wayhome.matching.scripts.sounds import Sound, certain, letters

_CLUSTER = re.compile("([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3])*)([\u17b4-\u17d1\u17dd]*)")
_VOWEL = re.compile("[\u17b6-\u17c8\u17d0]")
_SILENCED = "\u17cd"
_NASAL = "\u17c6"
_CLOSES = "\u17cb"
_ROBAT = "\u17cc"


@dataclass(frozen=True, slots=True)
class _Cluster:
    letters: str
    signs: str

    @property
    def has_vowel(self) -> bool:
        return _VOWEL.search(self.signs) is not None


def _spoken(read: str) -> str:
    """Return what is heard of a group: hv writes f, and another h or a on top only carries."""
    if read.startswith("hv"):
        return "p" + read[2:]
    return read[1:] if len(read) > 1 and read[0] in "ha" else read


def _clusters(word: str) -> list[_Cluster]:
    known = letters("khmer")
    found = []
    for base, below, signs in _CLUSTER.findall(word):
        written = base + below.replace("\u17d2", "")
        read = "".join(known.get(letter, "") for letter in written)
        if _SILENCED in signs:
            read = read[:-1]
        found.append(_Cluster(_spoken(read), signs))
    return found


def _is_coda(clusters: list[_Cluster], at: int) -> bool:
    """Whether the consonant closes the syllable before it: it bears no vowel of its own."""
    here = clusters[at]
    if at == 0 or here.has_vowel:
        return False
    if _CLOSES in here.signs or at + 1 == len(clusters):
        return True
    return clusters[at + 1].has_vowel


def _onset(cluster: _Cluster, *, opens_word: bool) -> list[Sound]:
    return [
        certain(letter)
        for place, letter in enumerate(cluster.letters)
        if letter != "a" or (opens_word and place == 0)
    ]


def _coda(cluster: _Cluster) -> list[Sound]:
    if _ROBAT in cluster.signs:
        # The r written above a final consonant is heard in its place: Poar, Thor.
        return [Sound("r", cluster.letters[:1])]
    sounds = []
    for place, letter in enumerate(cluster.letters):
        if letter in "yvh":
            sounds.append(Sound("", letter if letter != "h" else ""))
        elif place or letter == "r":
            sounds.append(Sound("", letter))
        else:
            sounds.append(certain(letter))
    return sounds


def sounds(word: str) -> list[Sound]:
    """Return the consonant sounds of one Khmer word."""
    clusters = _clusters(word)
    heard: list[Sound] = []
    for at, cluster in enumerate(clusters):
        if _is_coda(clusters, at):
            heard += _coda(cluster)
        else:
            heard += _onset(cluster, opens_word=not heard)
        following = clusters[at + 1].letters[:1] if at + 1 < len(clusters) else ""
        if _NASAL in cluster.signs and following != "g":
            heard.append(certain("m"))
    return heard
