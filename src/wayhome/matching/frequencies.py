"""How common a name is: sharing Nguyen says less than sharing a rare name.

A name is counted by its skeleton, for words that sound alike, and by its spelling, for words
written alike: the spelling is the rarer of the two and says more.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.matching.names import NameWord, name_word, read_name
from wayhome.matching.tables import table

_LONGEST = 5
_FEWEST_COUNTED = 200
_UNCOUNTED_SPELLING = 1.5
_UNCOUNTED_NEAR = -1.5
_UNSEEN = 0.5
_ENOUGH_TO_MISS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """Shares of name words as log2: by skeleton, by spelling, and by skeletons one letter apart.

    A skeleton not listed is judged by its length. Without counts a spelling is taken to be a
    little rarer than its sound, and a sound with its neighbours a little commoner. `words` is how
    many words were counted, 0 for a list of estimates.
    """

    log2_share: Mapping[str, float]
    log2_share_by_length: Mapping[str, float]
    log2_share_spelt: Mapping[str, float] = field(default_factory=dict)
    log2_share_near: Mapping[str, float] = field(default_factory=dict)
    words: int = 0

    @classmethod
    def stored(cls) -> "Frequencies":
        """Return the short list shipped with this version, an estimate for mainland Asia."""
        return cls(**table("frequencies"))

    @classmethod
    def counted(cls, names: Iterable[str]) -> "Frequencies":
        """Return the frequencies of a register's own names, or the stored ones if it is small."""
        return cls.of_words(Counter(word.text for name in names for word in read_name(name)))

    @classmethod
    def of_words(cls, spelt: Mapping[str, int]) -> "Frequencies":
        """Return the frequencies of folded words that were counted, or the stored ones if few."""
        total = sum(spelt.values())
        if total < _FEWEST_COUNTED:
            return cls.stored()
        sounds: Counter[str] = Counter()
        for word, count in spelt.items():
            for skeleton in name_word(word).skeletons:
                sounds[skeleton] += count
        near: Counter[str] = Counter()
        for skeleton, count in sounds.items():
            for shorter in shortened(skeleton):
                near[shorter] += count
        unseen = math.log2(_UNSEEN / total)
        by_length = {str(length): unseen for length in range(1, _LONGEST + 1)}
        shares = _shares(sounds, total), by_length, _shares(spelt, total), _shares(near, total)
        return cls(*shares, words=total)

    def rarity(self, skeleton: str) -> float:
        """Return how many bits of evidence sharing this skeleton gives (positive)."""
        by_length = self.log2_share_by_length[str(min(max(len(skeleton), 1), _LONGEST))]
        return -self.log2_share.get(skeleton, by_length)

    def spelling_rarity(self, word: NameWord) -> float:
        """Return how many bits of evidence sharing this very spelling gives (positive)."""
        if self.log2_share_spelt:
            unseen = self.log2_share_by_length[str(_LONGEST)]
            return -self.log2_share_spelt.get(word.text, unseen)
        sound = word.skeletons[0] if word.skeletons else word.text
        return self.rarity(sound) + _UNCOUNTED_SPELLING

    def is_strange(self, spelling: str) -> bool:
        """Whether at most one name has this word, among so many that a name in use would have come.

        False where too little was counted to tell: in a short list most names stand alone.
        """
        if self.words < _ENOUGH_TO_MISS:
            return False
        return self.log2_share_spelt.get(spelling, -math.inf) <= math.log2(1 / self.words)

    def near_rarity(self, skeleton: str) -> float:
        """Return the bits that sharing this skeleton or one a letter away gives (positive)."""
        if not self.log2_share_near:
            return max(0.0, self.rarity(skeleton) + _UNCOUNTED_NEAR)
        shares = [self.log2_share_near.get(s, -math.inf) for s in shortened(skeleton)]
        unseen = self.log2_share_by_length[str(_LONGEST)]
        return -max(*shares, unseen)


def _shares(counts: Mapping[str, int], total: int) -> dict[str, float]:
    return {value: math.log2(count / total) for value, count in counts.items()}


def shortened(skeleton: str) -> Iterator[str]:
    """Yield a skeleton and what is left of it without any one letter: neighbours share one."""
    yield skeleton
    yield from {skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton))}


DEFAULT = Frequencies.stored()
