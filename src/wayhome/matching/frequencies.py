"""How common a name is, judged by its skeleton: sharing Nguyen says less than sharing a rare name."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wayhome.matching.names import read_name
from wayhome.matching.tables import table

_LONGEST = 5
_FEWEST_COUNTED = 200


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Share of name words that have a skeleton, as log2; unlisted ones are judged by length."""

    log2_share: Mapping[str, float]
    log2_share_by_length: Mapping[str, float]

    @classmethod
    def stored(cls) -> "Frequencies":
        """Return the short list shipped with this version, an estimate for mainland Asia."""
        return cls(**table("frequencies"))

    @classmethod
    def counted(cls, names: Iterable[str]) -> "Frequencies":
        """Return the frequencies of a register's own names, or the stored ones if it is small."""
        counts = Counter(s for name in names for word in read_name(name) for s in word.skeletons)
        total = counts.total()
        if total < _FEWEST_COUNTED:
            return cls.stored()
        shares = {skeleton: math.log2(count / total) for skeleton, count in counts.items()}
        return cls(shares, table("frequencies")["log2_share_by_length"])

    def rarity(self, skeleton: str) -> float:
        """Return how many bits of evidence sharing this skeleton gives (positive)."""
        by_length = self.log2_share_by_length[str(min(max(len(skeleton), 1), _LONGEST))]
        return -self.log2_share.get(skeleton, by_length)


DEFAULT = Frequencies.stored()
