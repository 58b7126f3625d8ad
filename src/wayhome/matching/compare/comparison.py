"""What comparing one feature yields: an agreement, its weight and the reason a reviewer reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum


class Feature(StrEnum):
    """A side of a description that is compared on its own."""

    NAME = "name"
    BIRTH = "birth"
    SEX = "sex"
    PHONE = "phone"
    DOCUMENT = "document"
    NATIONALITY = "nationality"
    PLACE = "place"


class Agreement(StrEnum):
    """How two values of one feature stand to each other."""

    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    MISSING = "missing"


class Reason(StrEnum):
    """Why a comparison has its weight; screens turn the code into a sentence."""

    NOT_COMPARABLE = "not_comparable"
    NAME_SAME = "name_same"
    NAME_SAME_ACROSS_SCRIPTS = "name_same_across_scripts"
    NAME_ORDER_SWAPPED = "name_order_swapped"
    NAME_CLOSE_SPELLING = "name_close_spelling"
    NAME_INITIAL = "name_initial"
    NAME_PART_ONLY = "name_part_only"
    NAME_PART_DIFFERS = "name_part_differs"
    NAME_DIFFERS = "name_differs"
    BIRTH_SAME_DAY = "birth_same_day"
    BIRTH_DAY_MONTH_SWAPPED = "birth_day_month_swapped"
    BIRTH_SAME_MONTH = "birth_same_month"
    BIRTH_YEAR_OFF_BY_ONE = "birth_year_off_by_one"
    BIRTH_SAME_YEAR = "birth_same_year"
    BIRTH_YEAR_CLOSE = "birth_year_close"
    BIRTH_SAME_YEAR_OTHER_DAY = "birth_same_year_other_day"
    BIRTH_DIFFERS = "birth_differs"
    AGE_FITS_BIRTH = "age_fits_birth"
    AGE_CLOSE_TO_BIRTH = "age_close_to_birth"
    AGE_DIFFERS_FROM_BIRTH = "age_differs_from_birth"
    SEX_SAME = "sex_same"
    SEX_UNSURE = "sex_unsure"
    SEX_DIFFERS = "sex_differs"
    PHONE_SAME = "phone_same"
    PHONE_SAME_DIGITS = "phone_same_digits"
    PHONE_ONE_DIGIT_DIFFERS = "phone_one_digit_differs"
    PHONE_SHARED_NAME_DIFFERS = "phone_shared_name_differs"
    PHONE_DIFFERS = "phone_differs"
    DOCUMENT_SAME = "document_same"
    DOCUMENT_ONE_CHARACTER_DIFFERS = "document_one_character_differs"
    DOCUMENT_DIFFERS = "document_differs"
    NATIONALITY_SAME = "nationality_same"
    NATIONALITY_DIFFERS = "nationality_differs"
    PLACE_SAME = "place_same"
    PLACE_WITHIN = "place_within"
    PLACE_SIMILAR = "place_similar"
    PLACE_NEAR = "place_near"
    PLACE_FAR = "place_far"
    PLACE_DIFFERS = "place_differs"


@dataclass(frozen=True, slots=True)
class Term:
    """One learnt weight by its name, and how often or how strongly it counts."""

    name: str
    value: float = 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One feature compared; `weight` is a log2 Bayes factor, 0 when nothing can be said.

    `terms` say which learnt weights it is the sum of; they are empty when it was read from a store.
    """

    feature: Feature
    agreement: Agreement
    weight: float
    reason: Reason
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a level of agreement tells a reviewer."""

    agreement: Agreement
    reason: Reason


def weighed(terms: tuple[Term, ...], levels: Mapping[str, float]) -> float:
    """Return the sum of the learnt weights the terms name."""
    return fsum(levels[term.name] * term.value for term in terms)


def by_level(
    feature: Feature, told: Mapping[str, Told], levels: Mapping[str, float]
) -> dict[str, Comparison]:
    """Return the comparison of each level of a feature, made once for a set of weights."""
    return {
        level: Comparison(feature, each.agreement, levels[level], each.reason, (Term(level),))
        for level, each in told.items()
    }


def missing(feature: Feature) -> Comparison:
    """Return the comparison of a feature one side does not tell, which weighs nothing."""
    return Comparison(feature, Agreement.MISSING, 0.0, Reason.NOT_COMPARABLE)
