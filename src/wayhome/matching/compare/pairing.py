"""Find which word of one name meets which word of another."""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.matching.compare.word import WordMatch, match_words
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import NameWord

_Words = tuple[NameWord, ...]
_Row = list[WordMatch | None]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Words that met: the row in the shorter name, the place in the longer one, and how well."""

    matches: tuple[WordMatch, ...] = ()
    rows: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def gain(self) -> float:
        """The evidence of all pairs, in log2."""
        return sum([match.gain for match in self.matches])

    @property
    def cost(self) -> float:
        """What spelling and sound took off the evidence, in log2."""
        return sum([match.cost for match in self.matches])

    @property
    def is_swapped(self) -> bool:
        """Whether the words that met stand in another order."""
        return len(self.places) > 1 and self.places != tuple(sorted(self.places))

    def rank(self) -> tuple[float, bool, tuple[int, ...]]:
        """Order of preference; among equals the written order of the words wins."""
        degrees = tuple(sorted(match.likeness for match in self.matches))
        return round(self.gain, 9), not self.is_swapped, degrees

    def and_pair(self, row: int, place: int, match: WordMatch) -> "Pairing":
        """Return this pairing with one more pair."""
        return Pairing((*self.matches, match), (*self.rows, row), (*self.places, place))


def _evident(met: list[_Row]) -> Pairing | None:
    """Return the pairing where each word has one best partner of its own; None where they vie."""
    matches: list[WordMatch] = []
    rows: list[int] = []
    places: list[int] = []
    for row, found in enumerate(met):
        best: WordMatch | None = None
        at, vying = -1, False
        for place, match in enumerate(found):
            if match is None:
                continue
            if best is None or match.gain > best.gain:
                best, at, vying = match, place, False
            elif match.gain == best.gain:
                vying = True
        if best is None:
            continue
        if vying or at in places:
            return None
        matches.append(best)
        rows.append(row)
        places.append(at)
    return Pairing(tuple(matches), tuple(rows), tuple(places))


def _exhaustive(met: list[_Row]) -> Pairing:
    kept: dict[frozenset[int], Pairing] = {frozenset(): Pairing()}
    for row, found in enumerate(met):
        grown = dict(kept)
        for used, pairing in kept.items():
            for place, match in enumerate(found):
                if match is None or place in used:
                    continue
                longer = pairing.and_pair(row, place, match)
                key = used | {place}
                if key not in grown or longer.rank() > grown[key].rank():
                    grown[key] = longer
        kept = grown
    return max(kept.values(), key=Pairing.rank)


def best_pairing(
    short: _Words, long: _Words, levels: Mapping[str, float], *, frequencies: Frequencies
) -> Pairing:
    """Return the pairing with the greatest gain, each word used at most once."""
    same = _same_places(short, long)
    kept = set(same.values())

    def may_meet(row: int, place: int) -> bool:
        # A word that stands unchanged in the other name meets only itself.
        return same[row] == place if row in same else place not in kept

    met = [
        [
            match_words(word, other, levels, frequencies=frequencies)
            if may_meet(row, place)
            else None
            for place, other in enumerate(long)
        ]
        for row, word in enumerate(short)
    ]
    return _evident(met) or _exhaustive(met)


def _same_places(short: _Words, long: _Words) -> dict[int, int]:
    """Return where each word of the shorter name stands unchanged in the longer one."""
    found: dict[int, int] = {}
    for row, word in enumerate(short):
        for place, other in enumerate(long):
            if word.text == other.text and place not in found.values():
                found[row] = place
                break
    return found
