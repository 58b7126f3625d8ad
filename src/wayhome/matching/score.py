"""Weigh everything two descriptions tell, and keep every weight with its reason.

The score suggests; a person decides. The sum of the comparisons and the prior is the weight, so
that a reviewer can follow it line by line.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from wayhome.matching import frequencies as common_names
from wayhome.matching.compare import birth, document, nationality, phone, place, sex
from wayhome.matching.compare.comparison import (
    Agreement,
    Comparison,
    Feature,
    Term,
    by_level,
    missing,
)
from wayhome.matching.compare.evidence import NameEvidence
from wayhome.matching.description import Description
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.prepared import Prepared, prepare
from wayhome.matching.weights import DEFAULT, Weights

_MOST_BITS = 500.0


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two descriptions are of one person.

    `weight` is in log2 and equals the prior plus the weights of the comparisons; `probability`
    is how often pairs of that weight were one person, rivals or not. It never falls as the weight
    rises, and is read off the curve that comes with the weights.
    """

    weight: float
    probability: float
    comparisons: tuple[Comparison, ...]


def probability(weight: float) -> float:
    """Return the probability of log2 odds that are taken at their word."""
    bounded = max(-_MOST_BITS, min(weight, _MOST_BITS))
    return 1.0 / (1.0 + math.pow(2.0, -bounded))


class Scorer:
    """Scores pairs under one set of weights; made once and used for many pairs."""

    def __init__(self, weights: Weights = DEFAULT, frequencies: Frequencies | None = None) -> None:
        self._prior = weights.prior
        known = frequencies or common_names.DEFAULT
        self._curve = weights.curve if known.words else weights.curve_estimated
        self._names = NameEvidence(weights.name, known)
        self._birth = by_level(Feature.BIRTH, birth.TOLD, weights.birth)
        self._sex = by_level(Feature.SEX, sex.TOLD, weights.sex)
        self._phone = by_level(Feature.PHONE, phone.TOLD, weights.phone)
        self._document = by_level(Feature.DOCUMENT, document.TOLD, weights.document)
        self._nationality = by_level(Feature.NATIONALITY, nationality.TOLD, weights.nationality)
        self._place = by_level(Feature.PLACE, place.TOLD, weights.place)
        self._missing = {feature: missing(feature) for feature in Feature}
        self._birth_beside = _capped(self._birth, weights.birth["beside_other_name"])
        self._place_beside = _capped(self._place, weights.place["beside_other_name"])

    def score(self, left: Prepared, right: Prepared) -> Score:
        """Return the score of two prepared descriptions; their order makes no difference."""
        comparisons = self.compare(left, right)
        weight = math.fsum((self._prior, *[each.weight for each in comparisons]))
        return Score(weight, self._curve(weight), comparisons)

    def compare(self, left: Prepared, right: Prepared) -> tuple[Comparison, ...]:
        """Return the comparison of every feature, in the order of `Feature`."""
        names = self._names.compare(left.names, right.names)
        differs = names.agreement is Agreement.DIFFERS
        return (names, *self._beside_name(left, right, differs=differs))

    def weight(self, left: Prepared, right: Prepared) -> float:
        """Return the weight alone, for many pairs that nobody looks at."""
        return math.fsum((self._prior, *[each.weight for each in self.compare(left, right)]))

    def weight_beside_name(self, left: Prepared, right: Prepared) -> float:
        """Return the weight of all but the names, which take longest to compare."""
        found = self._beside_name(left, right, differs=False)
        return math.fsum((self._prior, *[each.weight for each in found]))

    def _beside_name(
        self, left: Prepared, right: Prepared, *, differs: bool
    ) -> tuple[Comparison, ...]:
        absent = self._missing
        born = birth.birth_level(left, right)
        same_sex = sex.sex_level(left.told.sex, right.told.sex)
        called = papers = None
        if left.told.phones and right.told.phones:  # else nobody needs to read them
            called = phone.phone_level(left.phones, right.phones)
        if left.told.documents and right.told.documents:
            papers = document.document_level(left.documents, right.documents)
        nation = nationality.nationality_level(left.nationality, right.nationality)
        seen = place.place_level(left, right)
        births = self._birth_beside if differs else self._birth
        places = self._place_beside if differs else self._place
        if differs and called is not None:
            called = self._beside_other_name(called)
        return (
            births[born] if born else absent[Feature.BIRTH],
            self._sex[same_sex] if same_sex else absent[Feature.SEX],
            self._phone[called] if called else absent[Feature.PHONE],
            self._document[papers] if papers else absent[Feature.DOCUMENT],
            self._nationality[nation] if nation else absent[Feature.NATIONALITY],
            places[seen] if seen else absent[Feature.PLACE],
        )

    def _beside_other_name(self, level: str) -> str:
        """A shared telephone is not an identity: beside another name it says less."""
        shared = self._phone["shared"]
        return "shared" if self._phone[level].weight > shared.weight else level


def _capped(comparisons: dict[str, Comparison], most: float) -> dict[str, Comparison]:
    """Limit what a birth or a place says beside another name: twins share both."""
    term = (Term("beside_other_name"),)
    return {
        level: replace(each, weight=most, terms=term) if each.weight > most else each
        for level, each in comparisons.items()
    }


@lru_cache(maxsize=8)
def _scorer(weights: Weights, frequencies: Frequencies | None) -> Scorer:
    return Scorer(weights, frequencies)


def score(
    left: Description,
    right: Description,
    *,
    weights: Weights = DEFAULT,
    frequencies: Frequencies | None = None,
) -> Score:
    """Return the score of two descriptions; the order of the two makes no difference."""
    return _scorer(weights, frequencies).score(prepare(left), prepare(right))
