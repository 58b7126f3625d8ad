"""Weigh everything two descriptions tell, and keep every weight with its reason.

The score suggests; a person decides. The sum of the comparisons and the prior is the weight, so
that a reviewer can follow it line by line.
"""

import math
from dataclasses import dataclass

from wayhome.matching import frequencies as common_names
from wayhome.matching.compare.birth import compare_birth
from wayhome.matching.compare.comparison import Agreement, Comparison
from wayhome.matching.compare.document import compare_documents
from wayhome.matching.compare.names import compare_names
from wayhome.matching.compare.nationality import compare_nationality
from wayhome.matching.compare.phone import compare_phones
from wayhome.matching.compare.place import compare_places
from wayhome.matching.compare.sex import compare_sex
from wayhome.matching.description import Description
from wayhome.matching.documents import read_document
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.phones import Phone, read_phone, region_of
from wayhome.matching.places import Place, read_place
from wayhome.matching.weights import DEFAULT, Weights

_MOST_BITS = 500.0


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two descriptions are of one person.

    `weight` is in log2 and equals the prior plus the weights of the comparisons; `probability`
    is that weight between 0 and 1.
    """

    weight: float
    probability: float
    comparisons: tuple[Comparison, ...]


def probability(weight: float) -> float:
    """Return the probability of a log2 odds weight."""
    bounded = max(-_MOST_BITS, min(weight, _MOST_BITS))
    return 1.0 / (1.0 + math.pow(2.0, -bounded))


def _phones(description: Description) -> list[Phone]:
    region = region_of(description.nationality)
    read = (read_phone(text, region) for text in description.phones)
    return [phone for phone in read if phone is not None]


def _documents(description: Description) -> list[str]:
    return [number for text in description.documents if (number := read_document(text))]


def _places(description: Description) -> list[Place]:
    return [place for text in description.places if (place := read_place(text))]


def score(
    left: Description,
    right: Description,
    *,
    weights: Weights = DEFAULT,
    frequencies: Frequencies | None = None,
) -> Score:
    """Return the score of two descriptions; the order of the two makes no difference."""
    names = compare_names(
        left.names,
        right.names,
        levels=weights.name,
        frequencies=frequencies or common_names.DEFAULT,
    )
    name_differs = names.agreement is Agreement.DIFFERS
    comparisons = (
        names,
        compare_birth(left, right, weights.birth, name_differs=name_differs),
        compare_sex(left.sex, right.sex, weights.sex),
        compare_phones(
            _phones(left),
            _phones(right),
            weights.phone,
            name_differs=name_differs,
        ),
        compare_documents(_documents(left), _documents(right), weights.document),
        compare_nationality(left.nationality, right.nationality, weights.nationality),
        compare_places(_places(left), _places(right), weights.place),
    )
    weight = math.fsum((weights.prior, *(comparison.weight for comparison in comparisons)))
    return Score(weight, probability(weight), comparisons)
