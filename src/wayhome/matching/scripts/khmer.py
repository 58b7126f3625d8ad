"""Consonants of Khmer words, read from the written syllables.

Follows what the script itself fixes (Huffman, *Cambodian System of Writing*, 1970): a subscript
belongs to the consonant above it, a toandakhiat silences, a final y or v closes a diphthong and a
subscript under a final consonant is mostly not spoken.
"""

import re
from dataclasses import dataclass, replace

from wayhome.matching.scripts.sounds import Sound, certain, letters

_CLUSTER = re.compile("([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3])*)([\u17b4-\u17d1\u17dd]*)")
_VOWEL = re.compile("[\u17b6-\u17c8\u17d0]")
_SILENCED = "\u17cd"
_SECOND_SERIES = frozenset("គឃងជឈញឌឍទធនពភមយរលវ")
_YIELDING = frozenset("ងញនមយរលវ")
_ASPIRATED, _SOFT = frozenset("ខឃឆឈឋឍថធផភ"), frozenset("បដឌ")
_SHORT_I = "\u17b7"
_TO_FIRST, _TO_SECOND = "\u17c9", "\u17ca"
# What each vowel sign may sound like under a consonant of the first and of the second series.
_SOUNDING = {
    "": ("ao", "oaue"), "\u17b6": ("a", "ea"), "\u17b7": ("ié", "ié"), "\u17b8": ("i", "i"),
    "\u17b9": ("iéx", "iéx"), "\u17ba": ("xi", "xi"), "\u17bb": ("ou", "uo"), "\u17bc": ("uo", "uo"),
    "\u17bd": ("wu", "wu"), "\u17be": ("x", "x"), "\u17bf": ("x", "x"), "\u17c0": ("e", "e"),
    "\u17c1": ("éi", "éi"), "\u17c2": ("æé", "æé"), "\u17c3": ("ai", "ia"), "\u17c4": ("o", "ou"),
    "\u17c5": ("o", "ou"), "\u17c6": ("oa", "uo"), "\u17c7": ("a", "eao"), "\u17d0": ("a", "oea"),
}  # fmt: skip
_STANDING = {"ឥ": "i", "ឦ": "i", "ឧ": "ou", "ឨ": "u", "ឩ": "u", "ឪ": "o", "ឫ": "iu", "ឬ": "u",
             "ឭ": "iu", "ឮ": "u", "ឯ": "æé", "ឰ": "a", "ឱ": "o", "ឲ": "o", "ឳ": "o"}  # fmt: skip
_NASAL = "\u17c6"
_CLOSES = "\u17cb"
_ROBAT = "\u17cc"


@dataclass(frozen=True, slots=True)
class _Cluster:
    letters: str
    signs: str
    written: str

    @property
    def has_vowel(self) -> bool:
        return _VOWEL.search(self.signs) is not None

    @property
    def vowels(self) -> str:
        """What is heard behind the cluster when it opens a syllable."""
        standing = _STANDING.get(self.written[-1])
        if standing and not self.has_vowel:
            return standing
        sign = next((sign for sign in self.signs if sign in _SOUNDING and sign != _NASAL), "")
        if not sign and _NASAL in self.signs:
            sign = _NASAL
        heard = _SOUNDING[sign][self._is_second_series()]
        # Whoever types the sign that shifts a series means one sound.
        return heard[0] if _TO_SECOND in self.signs else heard

    def mark(self, place: int) -> str:
        """Whether a consonant of the cluster is said with a breath, or as b or d."""
        if len(self.letters) != len(self.written):
            return ""
        if self.written[place] in _ASPIRATED:
            return "*"
        return "+" if self.written[place] in _SOFT and _TO_FIRST not in self.signs else ""

    def _is_second_series(self) -> bool:
        if _TO_FIRST in self.signs or _TO_SECOND in self.signs:
            return _TO_SECOND in self.signs
        ruling = [letter for letter in self.written if letter not in _YIELDING] or [self.written[0]]
        return ruling[-1] in _SECOND_SERIES


def _spoken(read: str) -> str:
    """Return what is heard of a group: hv writes f, and another h or a on top only carries."""
    if read.startswith("hv"):
        return "p" + read[2:]
    read = read.replace("ntn", "nn")
    return read[1:] if len(read) > 1 and read[0] in "ha" else read


def _clusters(word: str) -> list[_Cluster]:
    known = letters("khmer")
    found = []
    for base, below, signs in _CLUSTER.findall(word):
        written = base + below.replace("\u17d2", "")
        read = "".join(known.get(letter, "") for letter in written)
        if _SILENCED in signs:
            read = read[:-1]
        found.append(_Cluster(_spoken(read), signs, written))
    return found


def _is_coda(clusters: list[_Cluster], at: int) -> bool:
    """Whether the consonant closes the syllable before it: it bears no vowel of its own."""
    here = clusters[at]
    if at == 0 or here.has_vowel:
        return False
    if _CLOSES in here.signs or at + 1 == len(clusters):
        return True
    following = clusters[at + 1]
    # Before a mute last i the cluster is said with its own vowel: Sambath.
    is_mute = at + 2 == len(clusters) and following.signs == _SHORT_I
    is_carried = len(set(here.letters)) > 1 or len(following.letters) > 1
    return following.has_vowel and not (is_mute and is_carried)


def _vowels(clusters: list[_Cluster], at: int) -> str:
    """What is heard behind a cluster; v closes every vowel to o, and a last short i is mostly mute."""
    following = clusters[at + 1] if at + 1 < len(clusters) else None
    if following and following.letters == "v" and _is_coda(clusters, at + 1):
        return "o"
    vowels = clusters[at].vowels
    return "-" + vowels if at and following is None and clusters[at].signs == _SHORT_I else vowels


def _onset(cluster: _Cluster, vowels: str, *, opens_word: bool) -> list[Sound]:
    last = len(cluster.letters) - 1
    heard = []
    for place, letter in enumerate(cluster.letters):
        following = cluster.letters[place + 1 : place + 2]
        if letter == following or (letter == "a" and not (opens_word and place == 0)):
            continue
        is_heard = place == last or following in "rl"
        mark = cluster.mark(place) if is_heard and not vowels.startswith("-") else ""
        heard.append(Sound(letter, letter, mark=mark))
    if not heard:
        return [certain("", vowels)]
    return [*heard[:-1], replace(heard[-1], vowels=vowels)]


def _coda(cluster: _Cluster) -> list[Sound]:
    if _ROBAT in cluster.signs:
        # The r written above a final consonant is heard in its place: Poar, Thor.
        return [Sound("r", cluster.letters[:1])]
    if len(cluster.letters) == 2 and cluster.letters[0] == cluster.letters[1]:
        return [Sound(letter := cluster.letters[0], letter, mark="=" if letter in "nm" else "")]
    sounds = []
    for place, letter in enumerate(cluster.letters):
        if letter in "yvh":
            sounds.append(Sound("", letter if letter != "h" else ""))
        elif place or letter == "r":
            sounds.append(Sound("", letter))
        else:
            sounds.append(certain(letter))
    return sounds


def _may_stand_alone(clusters: list[_Cluster], at: int) -> bool:
    """Whether a closing consonant may be said as a syllable of its own: Ma-ka-ra, Rat-ta-na."""
    if at + 1 == len(clusters) or len(clusters[at].letters) != 1 or clusters[at].signs:
        return False
    return clusters[at].letters not in "gnmvyh" and not clusters[at - 1].signs


def sounds(word: str) -> list[Sound]:
    """Return the consonant sounds of one Khmer word."""
    clusters = _clusters(word)
    heard: list[Sound] = []
    for at, cluster in enumerate(clusters):
        if _is_coda(clusters, at):
            closing = _coda(cluster)
            if _may_stand_alone(clusters, at):
                closing[-1] = replace(closing[-1], vowels="-a")
            heard += closing
        else:
            onset = _onset(cluster, _vowels(clusters, at), opens_word=not heard)
            if cluster.letters == "h" and at and _is_coda(clusters, at - 1):
                # Behind a closing consonant Latin letters cannot tell it from a breath: Sokheng.
                onset = [replace(onset[0], second="")]
            heard += onset
        following = clusters[at + 1].letters[:1] if at + 1 < len(clusters) else ""
        if _NASAL in cluster.signs and following != "g":
            heard.append(certain("m"))
    return heard
