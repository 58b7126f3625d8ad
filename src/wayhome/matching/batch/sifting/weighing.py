"""What a pair weighs at a glance: the shipped weights on numbers, names by the sounds they share.

It only says which pairs are worth comparing in full; near misses of names, telephones and papers
are taken for half a miss, since a slip shows in full comparison alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.sifting.rows import SWAPPED, YEAR, Codes, Rows
from wayhome.matching.weights import DEFAULT, Weights

Floats = npt.NDArray[np.float32]

_PLACES = (
    "province",
    "district",
    "place",
    "locality",
    "street",
    "house",
    "postcode",
    "birth_place",
)
_LITTLE = 2


@dataclass(frozen=True, slots=True)
class Glance:
    """Rows, how rare each sound is among them (bits), and of how many words each name is."""

    rows: Rows
    rarity: Floats
    words: npt.NDArray[np.int8]
    weights: Weights = DEFAULT

    @classmethod
    def over(cls, rows: Rows) -> "Glance":
        """Count the sounds and words of rows."""
        counts = np.bincount(rows.lists["sounds"].ravel(), minlength=1)
        counts[0] = 0
        share = np.maximum(counts, 1) / max(int(counts.sum()), 1)
        rarity = -np.log2(share).astype(np.float32)
        rarity[0] = 0.0
        lengths = [0, *(text.count(" ") + 1 for text in rows.values.get("name", ()))]
        words = np.array(lengths, dtype=np.int8)
        name = rows.codes.get("name", np.zeros(len(rows.side), dtype=np.int32))
        return cls(rows, rarity, words[name])

    def weigh(self, left: Codes, right: Codes) -> Floats:
        """Return the weight of each pair, without a prior."""
        found = self._names(left, right) + self._births(left, right)
        weights = self.weights
        found += self._equal(left, right, column="sex", levels=weights.sex)
        found += self._equal(left, right, column="nationality", levels=weights.nationality)
        for column in _PLACES:
            found += self._equal(left, right, column=column, levels=weights.place)
        found += self._shared(left, right, column="phones", levels=weights.phone)
        found += self._shared(left, right, column="documents", levels=weights.document)
        return found

    def _names(self, left: Codes, right: Codes) -> Floats:
        levels, sounds = self.weights.name, self.rows.lists["sounds"]
        met = np.zeros(len(left), dtype=np.float32)
        gain = np.zeros(len(left), dtype=np.float32)
        theirs = [sounds[right, at] for at in range(sounds.shape[1])]
        theirs = [each for each in theirs if each.any()]
        for at in range(sounds.shape[1]):
            mine = sounds[left, at]
            if not mine.any():
                break
            shared = np.zeros(len(left), dtype=bool)
            for each in theirs:
                shared |= mine == each
            shared &= mine > 0
            met += shared
            gain += np.where(shared, levels["sound_rarity"] * self.rarity[mine], 0.0)
        fewer = np.minimum(self.words[left], self.words[right])
        told = (fewer > 0).astype(np.float32)
        missed = np.maximum(fewer - met, 0.0)
        found = np.minimum(gain, levels["strongest"]) + 0.5 * levels["differing"] * missed
        return (told * found).astype(np.float32)

    def _births(self, left: Codes, right: Codes) -> Floats:
        levels, codes = self.weights.birth, self.rows.codes
        if YEAR not in codes:
            same = {"same": levels["same_day"], "differs": 0.0}
            return self._equal(left, right, column="birth", levels=same)
        one, other = codes[YEAR][left], codes[YEAR][right]
        gap = np.abs(one - other)
        found = np.select(
            [gap == 0, gap == 1, gap <= _LITTLE],
            [levels["same_year"], levels["year_close"], levels["differs_little"]],
            levels["differs"],
        )
        if "birth_day" in codes:
            found = self._days(left, right, gap=gap, years=found)
        return np.where((one > 0) & (other > 0), found, 0.0).astype(np.float32)

    def _days(
        self, left: Codes, right: Codes, *, gap: Codes, years: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """The weight of births of which both days are told; else what the years weigh."""
        levels, codes = self.weights.birth, self.rows.codes
        one, other = codes["birth_day"][left], codes["birth_day"][right]
        born, born_too = codes["birth"][left], codes["birth"][right]
        is_swapped = (codes[SWAPPED][left] == born_too) & (born_too > 0)
        found = np.select(
            [(born == born_too) & (born > 0), is_swapped, (one == other) & (gap == 1), gap == 0],
            [
                levels["same_day"],
                levels["day_month_swapped"],
                levels["year_off_by_one"],
                levels["same_year_other_day"],
            ],
            np.minimum(years, levels["differs_little"]),
        )
        return np.where((one > 0) & (other > 0), found, years)

    def _equal(
        self, left: Codes, right: Codes, *, column: str, levels: Mapping[str, float]
    ) -> Floats:
        code = self.rows.codes.get(column)
        if code is None:
            return np.zeros(len(left), dtype=np.float32)
        one, other = code[left], code[right]
        found = np.where(one == other, levels["same"], levels["differs"])
        return np.where((one > 0) & (other > 0), found, 0.0).astype(np.float32)

    def _shared(
        self, left: Codes, right: Codes, *, column: str, levels: Mapping[str, float]
    ) -> Floats:
        code = self.rows.lists[column]
        if not code.any():
            return np.zeros(len(left), dtype=np.float32)
        shared = np.zeros(len(left), dtype=bool)
        for mine in range(code.shape[1]):
            one = code[left, mine]
            for theirs in range(code.shape[1]):
                shared |= (one == code[right, theirs]) & (one > 0)
        both = (code[left, 0] > 0) & (code[right, 0] > 0)
        found = np.where(shared, levels["same"], 0.5 * levels["differs"])
        return np.where(both, found, 0.0).astype(np.float32)
