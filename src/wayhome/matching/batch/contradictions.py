"""What two rows say that one person's rows cannot: a barrier between groups, whatever the weights.

A slip contradicts nothing, so only what is far apart does. Two documents are of one kind when they
are built alike: as many signs, letters and digits in the same places.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d]")
_SLIPS = 2
_SHORTEST_DOCUMENT = 6
_YEARS = 1
_SEXES = {"female", "male"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a row can contradict another: documents as `read_document` reads them, a day, a year.

    `given` and `family` are how the parts of the name sound; `homes` is what people of one home share, and nobody else.
    """

    given: str | None = None
    sex: str | None = None
    birth: str | None = None
    year: str | None = None
    documents: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    family: str | None = None


def contradict(one: Facts, other: Facts) -> bool:
    """Whether two rows cannot be one person: another document of one kind, or sex and birth.

    A new passport makes no new person: rows that agree in the given name, the home and, but for a
    slip, the day of birth may name another document, and so may rows of one whole name and birth.
    """
    if {one.sex, other.sex} == _SEXES and _born_apart(one, other):
        return True
    return _have_other_documents(one.documents, other.documents) and not _agree(one, other)


def _agree(one: Facts, other: Facts) -> bool:
    if one.given is None or one.given != other.given or not (one.birth and other.birth):
        return False
    if one.birth == other.birth and one.family is not None and one.family == other.family:
        return True
    return not set(one.homes).isdisjoint(other.homes) and not _born_apart(one, other)


def _have_other_documents(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both hold a document of some kind, and no two of theirs could be one number."""
    pairs = [(a, b) for a in ones for b in others]
    if any(OSA.distance(a, b, score_cutoff=_SLIPS) <= _SLIPS for a, b in pairs):
        return False
    return any(min(len(a), len(b)) >= _SHORTEST_DOCUMENT and _kind(a) == _kind(b) for a, b in pairs)


def _kind(number: str) -> str:
    return _LETTER.sub("A", _DIGIT.sub("9", number))


def _born_apart(one: Facts, other: Facts) -> bool:
    if one.birth and other.birth:
        swapped = one.birth[:4] + one.birth[7:] + one.birth[4:7]
        return swapped != other.birth and OSA.distance(one.birth, other.birth) > _SLIPS
    if one.year and other.year:
        gap = abs(int(one.year) - int(other.year))
        return gap > _YEARS and OSA.distance(one.year, other.year) > 1
    return False
