"""Compare names as sets of words: any order, glued or split, with words left out.

The best pairing of words is found exactly. A word of the shorter name without a partner is a
conflict: it weighs strongly against, and what the other words share counts for little beside it,
since brothers and sisters share a family name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.matching.compare.pairing import Pairing, best_pairing
from wayhome.matching.compare.word import Likeness, match_words
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.names import NameReading, NameWord, name_readings, name_word

_MOST_WORDS = 8
_WIDEST_GLUED_SPELLING = 0.26
_LONGEST_ONE_SYLLABLE = 4

_Words = tuple[NameWord, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One reading of a name beside one of another, with what the comparison came to.

    `short` has at most as many words as `long`; `is_reversed` when "son of" stands before the
    other of two words in each name, so that father and son have changed places; `is_turned` when the
    shorter name is the right one.
    """

    short: _Words
    long: _Words
    pairing: Pairing
    is_reversed: bool
    is_turned: bool
    weight: float

    @property
    def conflicts(self) -> int:
        """Words of the shorter name that nothing in the longer one answers."""
        return len(self.short) - len(self.pairing.matches)

    def comparison(self) -> Comparison:
        """Return agreement, weight and reason for a reviewer."""
        agreement, reason = _reason(self)
        return Comparison(Feature.NAME, agreement, self.weight, reason)

    def rank(self) -> tuple[float, Reason]:
        """Order of preference among readings of the same two names."""
        return self.weight, _reason(self)[1]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of levels and how common names are."""

    levels: Mapping[str, float]
    frequencies: Frequencies


def missing_weight(compared: Compared, at: int, levels: Mapping[str, float]) -> float:
    """Return what a word of the longer name weighs that the shorter one leaves out.

    A patronymic is usually left out, and a name written twice says nothing more.
    """
    word = compared.long[at]
    if word.is_patronymic or any(compared.long[met] is word for met in compared.pairing.places):
        return 0.0
    return levels["word_missing"]


def _is_reversed(short: NameReading, long: NameReading, pairing: Pairing) -> bool:
    if not pairing.is_swapped or not (any(short.descends) and any(long.descends)):
        return False
    return any(
        short.descends[row] is not long.descends[place]
        for row, place in zip(pairing.rows, pairing.places, strict=True)
    )


def _weight(compared: Compared, levels: Mapping[str, float]) -> float:
    pairing, conflicts = compared.pairing, compared.conflicts
    gain = pairing.gain
    if conflicts or compared.is_reversed:
        kept = min(gain, levels["strongest"]) * levels["kept_beside_conflict"]
        gain = kept + conflicts * levels["word_differs"]
        gain += (len(compared.long) - len(compared.short)) * levels["word_missing"]
    elif len(compared.long) > len(compared.short):
        places = range(len(compared.long))
        absent = [at for at in places if at not in pairing.places]
        gain += sum(missing_weight(compared, at, levels) for at in absent)
    if pairing.is_swapped:
        gain -= levels["order_cost"]
    if compared.is_reversed:
        gain += levels["word_differs"]
    cost = 0.0 if conflicts or compared.is_reversed else pairing.cost
    # What a name can say for two persons being one has an end; what its spelling says against not.
    return max(levels["weakest"], min(gain + cost, levels["strongest"]) - cost)


def _paired(one: NameReading, other: NameReading, weighing: Weighing) -> Compared:
    turned = len(other.words) < len(one.words) or (
        len(other.words) == len(one.words) and _texts(other) < _texts(one)
    )
    short, long = (other, one) if turned else (one, other)
    pairing = best_pairing(
        short.words, long.words, weighing.levels, frequencies=weighing.frequencies
    )
    reversed_ = _is_reversed(short, long, pairing)
    bare = Compared(short.words, long.words, pairing, reversed_, turned, 0.0)
    weight = _weight(bare, weighing.levels)
    return Compared(short.words, long.words, pairing, reversed_, turned, weight)


def _texts(reading: NameReading) -> list[str]:
    return [word.text for word in reading.words]


def _glued(reading: NameReading, others: _Words, weighing: Weighing) -> Iterator[NameReading]:
    """Yield the forms with two or three neighbours, or all words, written as one of the others."""
    many, words = len(reading.words), reading.words
    spans = [(at, at + 2) for at in range(many - 1)]
    spans += [(at, at + 3) for at in range(many - 2)]
    if many > 3:  # with fewer words it is one of the spans already
        spans.append((0, many))
    for start, end in spans:
        parts = words[start:end]
        text = "".join([word.text for word in parts])
        wholes = [other for other in others if _may_be_whole(text, parts, other)]
        if not wholes:
            continue
        glued = replace(name_word(text), parts=end - start)
        if any(_is_whole(glued, other, weighing) for other in wholes):
            yield NameReading(
                (*words[:start], glued, *words[end:]),
                (*reading.descends[:start], reading.descends[start], *reading.descends[end:]),
            )


def _may_be_whole(text: str, parts: _Words, other: NameWord) -> bool:
    """Whether a glued word may be the other in full, and not that word with a short one behind."""
    if parts[0].script is not other.script:
        return True
    long, other_long = len(text), len(other.text)
    if abs(long - other_long) >= _WIDEST_GLUED_SPELLING * max(long, other_long):
        return False
    gap = OSA.normalized_distance(text, other.text)
    if gap >= _WIDEST_GLUED_SPELLING:
        return False
    return all(OSA.normalized_distance(part.text, other.text) > gap for part in parts)


def _is_whole(glued: NameWord, other: NameWord, weighing: Weighing) -> bool:
    if glued.script is other.script:
        return True
    found = match_words(glued, other, weighing.levels, frequencies=weighing.frequencies)
    needed = Likeness.NEAR if len(other.text) > _LONGEST_ONE_SYLLABLE else Likeness.SOUND
    return found is not None and found.likeness >= needed


def _compared(one: NameReading, other: NameReading, weighing: Weighing) -> Compared:
    """Return the best comparison of two readings; words are glued only where some are left over."""
    best = _paired(one, other, weighing)
    if not best.conflicts and len(best.short) == len(best.long):
        return best
    settled = _settled(best)
    ones, others = _unsettled(one.words, settled), _unsettled(other.words, settled)
    for form in _glued(one, others, weighing) if others else ():
        best = max(best, _paired(form, other, weighing), key=Compared.rank)
    for form in _glued(other, ones, weighing) if ones else ():
        best = max(best, _paired(one, form, weighing), key=Compared.rank)
    return best


def _settled(compared: Compared) -> set[str]:
    """Return the words that stand in both names as they are; they are not glued to others."""
    pairs = zip(compared.pairing.rows, compared.pairing.matches, strict=True)
    return {compared.short[row].text for row, met in pairs if met.likeness is Likeness.SPELLING}


def _unsettled(words: _Words, settled: set[str]) -> _Words:
    return tuple([word for word in words if word.text not in settled])


def best_compared(left: str, right: str, weighing: Weighing) -> Compared | None:
    """Return the best comparison of any reading of two names; None when one of them is blank."""
    ones, others = name_readings(left), name_readings(right)
    best: Compared | None = None
    for one in ones:
        for other in others:
            found = _compared(_cut(one), _cut(other), weighing)
            if best is None or found.rank() > best.rank():
                best = found
            if not best.conflicts and len(best.short) == len(best.long):
                return best
    return best


def _cut(reading: NameReading) -> NameReading:
    if len(reading.words) <= _MOST_WORDS:
        return reading
    return NameReading(reading.words[:_MOST_WORDS], reading.descends[:_MOST_WORDS])


def _reason_within(compared: Compared) -> tuple[Agreement, Reason]:
    """Return the reason of a pairing in which no word is in conflict."""
    pairing, short, long = compared.pairing, compared.short, compared.long
    degrees = {match.likeness for match in pairing.matches}
    if len(short) < len(long):
        return Agreement.CLOSE, Reason.NAME_PART_ONLY
    if Likeness.INITIAL in degrees:
        return Agreement.CLOSE, Reason.NAME_INITIAL
    across = {word.script for word in short} != {word.script for word in long}
    if degrees & {Likeness.NEAR, Likeness.SHORT_FORM}:
        return Agreement.CLOSE, Reason.NAME_CLOSE_SPELLING
    if Likeness.SOUND in degrees and not across:
        return Agreement.CLOSE, Reason.NAME_CLOSE_SPELLING
    if pairing.is_swapped:
        return Agreement.AGREES, Reason.NAME_ORDER_SWAPPED
    same = Reason.NAME_SAME_ACROSS_SCRIPTS if across else Reason.NAME_SAME
    return Agreement.AGREES, same


def _reason(compared: Compared) -> tuple[Agreement, Reason]:
    if not compared.pairing.matches:
        return Agreement.DIFFERS, Reason.NAME_DIFFERS
    if compared.conflicts or compared.is_reversed:
        return Agreement.DIFFERS, Reason.NAME_PART_DIFFERS
    return _reason_within(compared)
