"""Compare names as sets of words: any order, glued or split, with words left out.

The best pairing of words is found exactly. A word of the shorter name without a partner is a
conflict: it weighs strongly against, and what the other words share counts for little beside it,
since brothers and sisters share a family name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing
from wayhome.matching.compare.word import Likeness, WordMatch, match_words
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import NameWord, name_word, read_name

_MOST_WORDS = 6

_Words = tuple[NameWord, ...]


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which word of the longer name each word of the shorter one met."""

    matches: tuple[WordMatch, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def gain(self) -> float:
        return sum(match.gain for match in self.matches)

    def rank(self) -> tuple[float, int, tuple[int, ...]]:
        """Order of preference; among equals the written order of the words wins."""
        in_order = self.places == tuple(sorted(self.places))
        return round(self.gain, 9), in_order, tuple(sorted(m.likeness for m in self.matches))


def _glued(long: _Words) -> list[_Words]:
    """Return the forms of a name with two neighbours, or all of its words, written as one."""
    forms = [
        (*long[:at], name_word(long[at].text + long[at + 1].text), *long[at + 2 :])
        for at in range(len(long) - 1)
    ]
    if len(long) > 2:  # with two words both ways of gluing are the same
        forms.append((name_word("".join(word.text for word in long)),))
    return forms


def _best_pairing(
    short: _Words, long: _Words, levels: Mapping[str, float], *, frequencies: Frequencies
) -> _Pairing:
    """Return the pairing with the greatest gain, each word used at most once."""
    kept: dict[frozenset[int], _Pairing] = {frozenset(): _Pairing()}
    for word in short:
        met = [match_words(word, other, levels, frequencies=frequencies) for other in long]
        grown = dict(kept)
        for used, pairing in kept.items():
            for at, match in enumerate(met):
                if match is None or at in used:
                    continue
                longer = _Pairing((*pairing.matches, match), (*pairing.places, at))
                key = used | {at}
                if key not in grown or longer.rank() > grown[key].rank():
                    grown[key] = longer
        kept = grown
    return max(kept.values(), key=_Pairing.rank)


def _weight(
    short: _Words, long: _Words, pairing: _Pairing, *, levels: Mapping[str, float]
) -> float:
    conflicts = len(short) - len(pairing.matches)
    gain = pairing.gain * (levels["kept_beside_conflict"] if conflicts else 1.0)
    gain += conflicts * levels["word_differs"]
    gain += (len(long) - len(short)) * levels["word_missing"]
    if _is_swapped(pairing):
        gain -= levels["order_cost"]
    return max(levels["weakest"], min(gain, levels["strongest"]))


def _is_swapped(pairing: _Pairing) -> bool:
    return pairing.places != tuple(sorted(pairing.places))


def _reason_within(short: _Words, long: _Words, pairing: _Pairing) -> tuple[Agreement, Reason]:
    """Return the reason of a pairing in which no word is in conflict."""
    degrees = {match.likeness for match in pairing.matches}
    if len(short) < len(long):
        return Agreement.CLOSE, Reason.NAME_PART_ONLY
    if Likeness.INITIAL in degrees:
        return Agreement.CLOSE, Reason.NAME_INITIAL
    across = {word.script for word in short} != {word.script for word in long}
    if Likeness.NEAR in degrees or (Likeness.SOUND in degrees and not across):
        return Agreement.CLOSE, Reason.NAME_CLOSE_SPELLING
    if _is_swapped(pairing):
        return Agreement.AGREES, Reason.NAME_ORDER_SWAPPED
    same = Reason.NAME_SAME_ACROSS_SCRIPTS if across else Reason.NAME_SAME
    return Agreement.AGREES, same


def _reason(short: _Words, long: _Words, pairing: _Pairing) -> tuple[Agreement, Reason]:
    if not pairing.matches:
        return Agreement.DIFFERS, Reason.NAME_DIFFERS
    if len(pairing.matches) < len(short):
        return Agreement.DIFFERS, Reason.NAME_PART_DIFFERS
    return _reason_within(short, long, pairing)


def _compared(
    one: _Words, other: _Words, levels: Mapping[str, float], *, frequencies: Frequencies
) -> Comparison:
    short, long = sorted((one, other), key=lambda ws: (len(ws), [word.text for word in ws]))
    forms = [long, *_glued(long)] if len(short) < len(long) else [long]
    found = []
    for form in forms:
        first, second = sorted((short, form), key=len)
        pairing = _best_pairing(first, second, levels, frequencies=frequencies)
        agreement, reason = _reason(first, second, pairing)
        weight = _weight(first, second, pairing, levels=levels)
        found.append(Comparison(Feature.NAME, agreement, weight, reason))
    return _best(found)


def _best(found: Iterable[Comparison]) -> Comparison:
    return max(found, key=lambda comparison: (comparison.weight, comparison.reason))


def compare_names(
    left: tuple[str, ...],
    right: tuple[str, ...],
    *,
    levels: Mapping[str, float],
    frequencies: Frequencies,
) -> Comparison:
    """Return the best comparison between any form of one name and any form of the other."""
    ones = [words[:_MOST_WORDS] for name in left if (words := read_name(name))]
    others = [words[:_MOST_WORDS] for name in right if (words := read_name(name))]
    if not ones or not others:
        return missing(Feature.NAME)
    return _best(
        _compared(one, other, levels, frequencies=frequencies) for one in ones for other in others
    )
