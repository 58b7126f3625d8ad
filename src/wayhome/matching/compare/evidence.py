"""What two names say for and against their being one person's, as a sum of learnt weights.

Each word that meets a word of the other name counts by how the two meet and by how rare that is.
A word of the shorter name that meets none is a conflict: what the other words share counts for
little beside it, since brothers and sisters share a family name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from wayhome.matching.compare.comparison import (
    Agreement,
    Comparison,
    Feature,
    Reason,
    Term,
    Told,
    missing,
    weighed,
)
from wayhome.matching.compare.meeting import Fit, is_whole, meeting
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import name_word
from wayhome.matching.normalise import Script
from wayhome.matching.prepared import NameForm

_PAIRED_FIRST = 40.0
# A server lives for months: what it remembers of names must have an end.
_MOST_KEPT = 262_144
_SPELT = frozenset({Fit.SPELLING})
_BY_SOUND = frozenset({Fit.SOUND, Fit.SOUND_ACROSS})
_WITHOUT_RARITY = frozenset({Fit.INITIAL, Fit.RESEMBLING, Fit.SLIP})
_CLOSE = frozenset({Fit.NEAR, Fit.NEAR_ACROSS, Fit.SHORT_FORM, Fit.SOUND, Fit.SLIP})


@dataclass(frozen=True, slots=True)
class Word:
    """Two words that met: how, how far apart and how rare that is, and what it weighs."""

    fit: Fit
    gap: float
    rarity: float
    weight: float


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which words met, and at which places of the longer name."""

    words: tuple[Word, ...]
    places: tuple[int, ...]

    @property
    def is_swapped(self) -> bool:
        return any(a > b for a, b in zip(self.places, self.places[1:], strict=False))


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Two names word beside word; `short` has at most as many words as `long`."""

    short: NameForm
    long: NameForm
    pairing: _Pairing
    is_conflict: bool


class NameEvidence:
    """Weighs names under one set of weights and frequencies, and remembers words it has weighed."""

    def __init__(self, levels: Mapping[str, float], frequencies: Frequencies) -> None:
        self._levels = levels
        self._frequencies = frequencies
        self._kept: dict[tuple[str, str], Word | None] = {}

    def compare(self, left: tuple[NameForm, ...], right: tuple[NameForm, ...]) -> Comparison:
        """Return the best comparison of any form of one name with any form of the other."""
        if not left or not right:
            return missing(Feature.NAME)
        found = chain.from_iterable(self._compared(one, other) for one in left for other in right)
        return max(found, key=_preference)

    def _compared(self, one: NameForm, other: NameForm) -> Iterator[Comparison]:
        """Yield the comparison as written and, if words are left over, those with words glued."""
        pair = self._aligned(one, other)
        yield self._weighed(pair)
        if pair.is_conflict:
            yield from self._glued(one, other)
            yield from self._glued(other, one)

    def _glued(self, one: NameForm, other: NameForm) -> Iterator[Comparison]:
        """Yield the comparison with a glued word, if the other name has it and nothing is left."""
        for gluing in one.gluings():
            if is_whole(gluing.word, other.words):
                pair = self._aligned(one.glued(gluing), other)
                if not pair.is_conflict:
                    yield self._weighed(pair)

    def _aligned(self, one: NameForm, other: NameForm) -> _Aligned:
        if (len(other.words), other.words) < (len(one.words), one.words):
            one, other = other, one
        pairing = self._paired(one.words, other.words)
        return _Aligned(one, other, pairing, _is_conflict(one, other, pairing))

    def _weighed(self, pair: _Aligned) -> Comparison:
        terms = _terms_of_conflict(pair) if pair.is_conflict else _terms(pair)
        weight = weighed(terms, self._levels)
        if weight > self._levels["strongest"]:
            weight, terms = self._levels["strongest"], (Term("strongest"),)
        told = _told(pair)
        return Comparison(Feature.NAME, told.agreement, weight, told.reason, terms)

    def _paired(self, short: tuple[str, ...], long: tuple[str, ...]) -> _Pairing:
        """Return the pairing that leaves the fewest words over and then weighs most."""
        table = [[self._word(word, other) for other in long] for word in short]
        evident = _evident(table)
        if evident is not None:
            return evident
        return max(_pairings(table, 0, frozenset()), key=_worth)

    def _word(self, one: str, other: str) -> Word | None:
        key = (one, other) if one <= other else (other, one)
        try:
            return self._kept[key]
        except KeyError:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = self._weigh_word(*key)
            return found

    def _weigh_word(self, one: str, other: str) -> Word | None:
        met = meeting(one, other)
        if met is None:
            return None
        fit = met.fit
        if fit is Fit.RESEMBLING and any(map(self._frequencies.is_strange, (one, other))):
            # Twins with like names bear names; what nobody else bears is more often ill written.
            fit = Fit.SLIP
        rarity = 0.0 if fit in _WITHOUT_RARITY else self._rarity(one, other, fit)
        word = Word(fit, met.gap, rarity, 0.0)
        return replace(word, weight=weighed(tuple(_word_terms(word)), self._levels))

    def _rarity(self, one: str, other: str, fit: Fit) -> float:
        left, right = name_word(one), name_word(other)
        if fit in _SPELT:
            return self._frequencies.spelling_rarity(left)
        rarity = self._frequencies.rarity if fit in _BY_SOUND else self._frequencies.near_rarity
        shared = [s for s in left.skeletons if s in right.skeletons]
        judged = shared or [*left.skeletons[:1], *right.skeletons[:1]] or [min(one, other, key=len)]
        return min(map(rarity, judged))


def _preference(found: Comparison) -> tuple[float, Reason]:
    return found.weight, found.reason


def _worth(pairing: _Pairing) -> tuple[float, bool, list[str]]:
    total = sum(word.weight + _PAIRED_FIRST for word in pairing.words)
    return round(total, 9), not pairing.is_swapped, sorted(word.fit for word in pairing.words)


def _evident(table: list[list[Word | None]]) -> _Pairing | None:
    """Return the pairing where no two words vie for a partner; None where some do."""
    words: list[Word] = []
    places: list[int] = []
    for row in table:
        met = [place for place, word in enumerate(row) if word is not None]
        if len(met) > 1 or (met and met[0] in places):
            return None
        for place in met:
            word = row[place]
            if word is not None:
                words.append(word)
                places.append(place)
    return _Pairing(tuple(words), tuple(places))


def _pairings(table: list[list[Word | None]], row: int, used: frozenset[int]) -> Iterator[_Pairing]:
    """Yield every way to pair the words from a row on."""
    if row == len(table):
        yield _Pairing((), ())
        return
    yield from _pairings(table, row + 1, used)
    for place, word in enumerate(table[row]):
        if word is not None and place not in used:
            for rest in _pairings(table, row + 1, used | {place}):
                yield _Pairing((word, *rest.words), (place, *rest.places))


def _is_conflict(one: NameForm, other: NameForm, pairing: _Pairing) -> bool:
    if len(pairing.words) < len(one.words):
        return True
    if any(word.fit is Fit.RESEMBLING for word in pairing.words):
        return True
    # Father and son have changed places when "son of" stands before the other of two words.
    return (
        pairing.is_swapped
        and any(one.descends)
        and any(other.descends)
        and any(
            one.descends[row] is not other.descends[at] for row, at in enumerate(pairing.places)
        )
    )


def _word_terms(word: Word) -> Iterator[Term]:
    yield Term(word.fit)
    if word.fit not in _WITHOUT_RARITY:
        yield Term(f"{word.fit}_rarity", word.rarity)
    if word.gap:
        yield Term("gap", word.gap)


def _summed(terms: Iterable[Term]) -> tuple[Term, ...]:
    totals: dict[str, float] = {}
    for term in terms:
        totals[term.name] = totals.get(term.name, 0.0) + term.value
    return tuple(Term(name, totals[name]) for name in sorted(totals) if totals[name])


def _terms(pair: _Aligned) -> tuple[Term, ...]:
    pairing, long = pair.pairing, pair.long
    met = len(pairing.words)
    absent = [word for at, word in enumerate(long.words) if at not in pairing.places]
    # Reports mostly leave out a patronymic: that says nothing.
    left_out = sum(not name_word(word).is_patronymic for word in absent)
    whole = [Term("more_words", met - 1.0), Term("left_out", float(left_out))]
    if met == 1:
        whole.append(Term("one_of_more" if absent else "one_word"))
    if pairing.is_swapped:
        whole.append(Term("swapped"))
    return _summed(chain(whole, *(_word_terms(word) for word in pairing.words)))


def _terms_of_conflict(pair: _Aligned) -> tuple[Term, ...]:
    met = pair.pairing.words
    resembling = sum(word.fit is Fit.RESEMBLING for word in met)
    many = len(pair.short.words)
    # Every word met and yet a conflict: parent and child have changed places.
    differing = many - len(met) or (0 if resembling else 1)
    terms = []
    if differing:
        terms.append(Term("differing", float(differing)))
    if resembling:
        terms.append(Term("resembling", float(resembling)))
    if len(pair.long.words) > many:
        terms.append(Term("left_out_beside", float(len(pair.long.words) - many)))
    if len(met) > resembling:
        terms.append(Term("kept_rarity", sum(word.rarity for word in met)))
    return tuple(terms)


def _told(pair: _Aligned) -> Told:
    if not pair.pairing.words:
        return Told(Agreement.DIFFERS, Reason.NAME_DIFFERS)
    if pair.is_conflict:
        return Told(Agreement.DIFFERS, Reason.NAME_PART_DIFFERS)
    fits = {word.fit for word in pair.pairing.words}
    if len(pair.short.words) < len(pair.long.words):
        return Told(Agreement.CLOSE, Reason.NAME_PART_ONLY)
    if Fit.INITIAL in fits:
        return Told(Agreement.CLOSE, Reason.NAME_INITIAL)
    if fits & _CLOSE:
        return Told(Agreement.CLOSE, Reason.NAME_CLOSE_SPELLING)
    return Told(Agreement.AGREES, _reason_of_agreement(pair))


def _reason_of_agreement(pair: _Aligned) -> Reason:
    if pair.pairing.is_swapped:
        return Reason.NAME_ORDER_SWAPPED
    across = _scripts(pair.short) != _scripts(pair.long)
    return Reason.NAME_SAME_ACROSS_SCRIPTS if across else Reason.NAME_SAME


def _scripts(form: NameForm) -> set[Script]:
    return {name_word(word).script for word in form.words}
