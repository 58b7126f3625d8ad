"""Compare two written names and nothing else: to explain a pair, and to screen against a list.

The weight is the sum of what every word adds or takes. `probability` is what such a weight came to
on pairs that were picked for being alike: within one script the judged persons of nomenklatura's
name_bench (MIT), across scripts invented persons beside three near misses each. Of names drawn at
random far fewer are one person's. Slopes and middles stand in `data/two_names.json`; they were
fitted on the half of the pairs that a hash of the names picks, and checked on the other half.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wayhome.matching.compare.comparison import Agreement, Reason
from wayhome.matching.compare.names import Compared, Weighing, best_compared, missing_weight
from wayhome.matching.compare.word import Likeness
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.tables import table


class WordReason(StrEnum):
    """Why one word of a name weighs what it weighs."""

    SAME = "same"
    SAME_SOUND = "same_sound"
    SAME_SOUND_OTHER_SCRIPT = "same_sound_other_script"
    CLOSE = "close"
    SHORT_FORM = "short_form"
    INITIAL = "initial"
    NO_PARTNER = "no_partner"
    LEFT_OUT = "left_out"


class Rule(StrEnum):
    """What changes the sum of the words."""

    ORDER_SWAPPED = "order_swapped"
    PARENT_AND_CHILD_SWAPPED = "parent_and_child_swapped"
    BESIDE_A_CONFLICT = "beside_a_conflict"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class WordCompared:
    """A word of the left name and one of the right, either of them empty, and what they weigh."""

    left: str
    right: str
    reason: WordReason
    weight: float


@dataclass(frozen=True, slots=True)
class RuleApplied:
    """A rule about the whole name and what it adds or takes."""

    rule: Rule
    weight: float


@dataclass(frozen=True, slots=True)
class TwoNames:
    """Two names compared. `weight`, in log2, is the sum of the words and the rules."""

    weight: float
    probability: float
    agreement: Agreement
    reason: Reason
    words: tuple[WordCompared, ...]
    rules: tuple[RuleApplied, ...]


_REASONS = {
    Likeness.SPELLING: WordReason.SAME,
    Likeness.SOUND: WordReason.SAME_SOUND,
    Likeness.NEAR: WordReason.CLOSE,
    Likeness.SHORT_FORM: WordReason.SHORT_FORM,
    Likeness.INITIAL: WordReason.INITIAL,
}


def _probability(compared: Compared) -> float:
    scripts = {word.script for word in compared.short}, {word.script for word in compared.long}
    model = table("two_names")["one_script" if scripts[0] == scripts[1] else "across_scripts"]
    return 1.0 / (1.0 + math.exp(-model["slope"] * (compared.weight - model["middle"])))


def _matched(compared: Compared) -> list[WordCompared]:
    pairing, found = compared.pairing, []
    for row, place, match in zip(pairing.rows, pairing.places, pairing.matches, strict=True):
        one, other = compared.short[row], compared.long[place]
        reason = _REASONS[match.likeness]
        if reason is WordReason.SAME_SOUND and one.script is not other.script:
            reason = WordReason.SAME_SOUND_OTHER_SCRIPT
        found.append(WordCompared(one.text, other.text, reason, match.gain))
    return found


def _unmatched(compared: Compared, weighing: Weighing) -> list[WordCompared]:
    pairing, levels = compared.pairing, weighing.levels
    found = [
        WordCompared(word.text, "", WordReason.NO_PARTNER, levels["word_differs"])
        for row, word in enumerate(compared.short)
        if row not in pairing.rows
    ]
    absent = [at for at in range(len(compared.long)) if at not in pairing.places]
    # A conflict is weighed once; it takes as many words of the longer name as of the shorter.
    for number, at in enumerate(absent):
        text = compared.long[at].text
        if number < compared.conflicts:
            found.append(WordCompared("", text, WordReason.NO_PARTNER, 0.0))
        elif compared.conflicts or compared.is_reversed:
            found.append(WordCompared("", text, WordReason.LEFT_OUT, levels["word_missing"]))
        else:
            weight = missing_weight(compared, at, levels)
            found.append(WordCompared("", text, WordReason.LEFT_OUT, weight))
    return found


def _rules(compared: Compared, weighing: Weighing, words: float) -> list[RuleApplied]:
    levels, found = weighing.levels, []
    if (compared.conflicts or compared.is_reversed) and compared.pairing.matches:
        gain = compared.pairing.gain
        kept = min(gain, levels["strongest"]) * levels["kept_beside_conflict"]
        found.append(RuleApplied(Rule.BESIDE_A_CONFLICT, kept - gain))
    if compared.pairing.is_swapped:
        found.append(RuleApplied(Rule.ORDER_SWAPPED, -levels["order_cost"]))
    if compared.is_reversed:
        found.append(RuleApplied(Rule.PARENT_AND_CHILD_SWAPPED, levels["word_differs"]))
    rest = compared.weight - words - math.fsum(applied.weight for applied in found)
    if abs(rest) > 1e-9:
        found.append(RuleApplied(Rule.LIMITED, rest))
    return found


def _turned(word: WordCompared) -> WordCompared:
    return WordCompared(word.right, word.left, word.reason, word.weight)


@cache
def _rarities() -> Frequencies:
    return Frequencies(**table("two_names")["rarities"])


@cache
def _levels() -> dict[str, float]:
    levels: dict[str, float] = table("two_names")["levels"]
    return levels


@cache
def _weighing() -> Weighing:
    return Weighing(_levels(), _rarities())


def compare_two_names(
    left: str, right: str, *, frequencies: Frequencies | None = None
) -> TwoNames | None:
    """Return how two written names agree, word by word; None when one of them holds no word.

    The two may be in any script, with or without titles, family name first or last. Turning the
    two around turns the words and changes nothing else.
    """
    weighing = Weighing(_levels(), frequencies) if frequencies else _weighing()
    compared = best_compared(left, right, weighing)
    if compared is None:
        return None
    words = [*_matched(compared), *_unmatched(compared, weighing)]
    rules = _rules(compared, weighing, math.fsum(word.weight for word in words))
    told = compared.comparison()
    return TwoNames(
        weight=compared.weight,
        probability=_probability(compared),
        agreement=told.agreement,
        reason=told.reason,
        words=tuple(map(_turned, words) if compared.is_turned else words),
        rules=tuple(rules),
    )


def names_weight(left: str, right: str, *, frequencies: Frequencies | None = None) -> float:
    """Return the weight of two names alone, for going through a long list; -inf if one is blank."""
    weighing = Weighing(_levels(), frequencies) if frequencies else _weighing()
    compared = best_compared(left, right, weighing)
    return compared.weight if compared else -math.inf
