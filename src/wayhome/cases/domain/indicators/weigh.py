"""Weigh the answers to a profile: which dimensions are positive, and what is missing.

Source: ILO and European Commission, Operational indicators of trafficking in human beings (2009):
a dimension is positive with two strong indicators; one strong and one medium or weak; three medium;
or two medium and one weak. The combinations are read from `dimension_rule.toml`.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import groupby

from wayhome.cases.domain.indicators.profile import Item, Profile, Strength

_STRONG, _MEDIUM, _WEAK = Strength


class Answer(StrEnum):
    """What is known of an indicator. `refused`: the person would rather not say."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class Weight(StrEnum):
    """Where a dimension stands; `open`: the answers still missing could make it positive."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    OPEN = "open"


Answers = Mapping[str, Answer]
"""Answers by the id of the item; one that is left out is unknown."""


@dataclass(frozen=True, slots=True)
class WeighedDimension:
    """A dimension, what speaks for it, and the items whose answer is missing."""

    dimension: str
    weight: Weight
    present: tuple[Item, ...]
    missing: tuple[Item, ...]


def is_positive(counts: Mapping[Strength, int]) -> bool:
    """Whether so many strong, medium and weak indicators make a dimension positive."""
    return any(_fits(counts, needed) for needed in _combinations())


def weigh(profile: Profile, answers: Answers, *, is_child: bool) -> tuple[WeighedDimension, ...]:
    """Every dimension of a profile in its order. An id that is no item's is ignored."""
    asked = sorted(profile.asked(is_child=is_child), key=lambda item: item.dimension)
    weighed = {
        name: _weighed(name, tuple(items), answers, is_child=is_child)
        for name, items in groupby(asked, key=lambda item: item.dimension)
    }
    order = dict.fromkeys(item.dimension for item in profile.items)
    return tuple(weighed[name] for name in order if name in weighed)


def _weighed(
    name: str, items: tuple[Item, ...], answers: Answers, *, is_child: bool
) -> WeighedDimension:
    known = {item.id: answers.get(item.id, Answer.UNKNOWN) for item in items}
    present = tuple(item for item in items if known[item.id] is Answer.YES)
    missing = tuple(item for item in items if known[item.id] in {Answer.UNKNOWN, Answer.REFUSED})
    if is_positive(_counted(present, is_child=is_child)):
        weight = Weight.POSITIVE
    elif is_positive(_counted((*present, *missing), is_child=is_child)):
        weight = Weight.OPEN
    else:
        weight = Weight.NEGATIVE
    return WeighedDimension(dimension=name, weight=weight, present=present, missing=missing)


def _counted(items: Iterable[Item], *, is_child: bool) -> Counter[Strength]:
    """How many published indicators of each strength; items that count as one are one."""
    strengths = {item.counts_as: item.strength(is_child=is_child) for item in items}
    return Counter(strength for strength in strengths.values() if strength)


def _fits(counts: Mapping[Strength, int], needed: Mapping[str, int]) -> bool:
    """Whether the counts hold a combination; a stronger indicator does for a weaker one."""
    strong, medium, weak = (counts.get(each, 0) for each in (_STRONG, _MEDIUM, _WEAK))
    spare = strong - needed.get(_STRONG, 0)
    if spare < 0:
        return False
    spare += medium - needed.get(_MEDIUM, 0)
    if spare < 0:
        return False
    return spare + weak >= needed.get("medium_or_weak", 0) + needed.get(_WEAK, 0)


@cache
def _combinations() -> tuple[Mapping[str, int], ...]:
    rule = files("wayhome.cases") / "data" / "dimension_rule.toml"
    return tuple(tomllib.loads(rule.read_text(encoding="utf-8"))["positive"])
