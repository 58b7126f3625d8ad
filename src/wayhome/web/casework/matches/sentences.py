"""Codes of a match as words: features, reasons, how much each says."""

import math
from collections.abc import Iterable
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.matching.compare.comparison import Comparison, Feature, Reason

FEATURES: dict[Feature, Promise] = {
    Feature.NAME: gettext_lazy("Names"),
    Feature.BIRTH: gettext_lazy("Birth or age"),
    Feature.SEX: gettext_lazy("Sex"),
    Feature.PHONE: gettext_lazy("Telephone"),
    Feature.DOCUMENT: gettext_lazy("Document number"),
    Feature.NATIONALITY: gettext_lazy("Nationality"),
    Feature.PLACE: gettext_lazy("Last known place"),
}

REASONS: dict[Reason, Promise] = {
    Reason.NOT_COMPARABLE: gettext_lazy("One report does not say, so nothing follows."),
    Reason.NAME_SAME: gettext_lazy("The same name."),
    Reason.NAME_SAME_ACROSS_SCRIPTS: gettext_lazy("The same name, written in two scripts."),
    Reason.NAME_ORDER_SWAPPED: gettext_lazy("The same names in another order."),
    Reason.NAME_CLOSE_SPELLING: gettext_lazy("Spellings that sound alike or differ by a letter."),
    Reason.NAME_INITIAL: gettext_lazy("One report gives only a first letter that fits."),
    Reason.NAME_PART_ONLY: gettext_lazy("One report has a part of the other's name."),
    Reason.NAME_PART_DIFFERS: gettext_lazy("A part of the name fits and a part does not."),
    Reason.NAME_DIFFERS: gettext_lazy("Different names."),
    Reason.BIRTH_SAME_DAY: gettext_lazy("Born on the same day."),
    Reason.BIRTH_DAY_MONTH_SWAPPED: gettext_lazy("The same date with day and month swapped."),
    Reason.BIRTH_SAME_MONTH: gettext_lazy("Born in the same month and year."),
    Reason.BIRTH_YEAR_OFF_BY_ONE: gettext_lazy("The same day and month, one year apart."),
    Reason.BIRTH_SAME_YEAR: gettext_lazy("Born in the same year."),
    Reason.BIRTH_YEAR_CLOSE: gettext_lazy("Years of birth that may well be one."),
    Reason.BIRTH_SAME_YEAR_OTHER_DAY: gettext_lazy("The same year but another day."),
    Reason.BIRTH_DIFFERS: gettext_lazy("Born at different times."),
    Reason.AGE_FITS_BIRTH: gettext_lazy("The age fits."),
    Reason.AGE_CLOSE_TO_BIRTH: gettext_lazy("The age is one year off."),
    Reason.AGE_DIFFERS_FROM_BIRTH: gettext_lazy("The age does not fit."),
    Reason.SEX_SAME: gettext_lazy("The same sex."),
    Reason.SEX_UNSURE: gettext_lazy("One report says other, so nothing follows."),
    Reason.SEX_DIFFERS: gettext_lazy("Different sexes; a few reports in a hundred have it wrong."),
    Reason.PHONE_SAME: gettext_lazy("The same telephone number."),
    Reason.PHONE_SAME_DIGITS: gettext_lazy("The same last digits; the country is not certain."),
    Reason.PHONE_ONE_DIGIT_DIFFERS: gettext_lazy("Numbers that differ by one digit."),
    Reason.PHONE_SHARED_NAME_DIFFERS: gettext_lazy(
        "The same number beside another name: families share telephones."
    ),
    Reason.PHONE_DIFFERS: gettext_lazy("Different numbers; people change them often."),
    Reason.DOCUMENT_SAME: gettext_lazy("The same document number."),
    Reason.DOCUMENT_ONE_CHARACTER_DIFFERS: gettext_lazy(
        "Document numbers that differ by one character."
    ),
    Reason.DOCUMENT_DIFFERS: gettext_lazy("Different numbers; a person can hold several."),
    Reason.NATIONALITY_SAME: gettext_lazy("The same nationality."),
    Reason.NATIONALITY_DIFFERS: gettext_lazy("Different nationalities."),
    Reason.PLACE_SAME: gettext_lazy("The same place."),
    Reason.PLACE_WITHIN: gettext_lazy("One place lies within the other."),
    Reason.PLACE_SIMILAR: gettext_lazy("Names of places that sound alike."),
    Reason.PLACE_NEAR: gettext_lazy("Points as near as they can be told."),
    Reason.PLACE_FAR: gettext_lazy("Points farther apart than both may be wrong by."),
    Reason.PLACE_DIFFERS: gettext_lazy("Different places; people are moved."),
}

_STRONG, _CLEAR = 8.0, 3.0
_TOLD = 0.5
_VERY_LIKELY, _LIKELY, _EVEN = 0.99, 0.9, 0.5


def likelihood(probability: float) -> tuple[str, str]:
    """How likely one person is, in words, with the tone of its tag."""
    if probability >= _VERY_LIKELY:
        return _("Very likely"), "good"
    if probability >= _LIKELY:
        return _("Likely"), "calm"
    if probability >= _EVEN:
        return _("Perhaps"), "plain"
    return _("Doubtful"), "quiet"


def speaks_for(comparisons: Iterable[Comparison]) -> str:
    """What speaks for one person, the three weightiest reasons in one line."""
    return reasons(sorted(comparisons, key=lambda each: -each.weight)[:3], least=_TOLD)


def speaks_against(comparisons: Iterable[Comparison]) -> str:
    """What speaks against, the weightiest first, in one line."""
    against = [replace(each, weight=-each.weight) for each in comparisons]
    return reasons(sorted(against, key=lambda each: -each.weight)[:3], least=_TOLD)


def reasons(comparisons: Iterable[Comparison], *, least: float = -math.inf) -> str:
    """The reasons that weigh at least so much, in one line."""
    return " ".join(str(REASONS[each.reason]) for each in comparisons if each.weight >= least)


def signed(weight: float) -> str:
    """A weight with its sign and one decimal: +3.5, −0.4, 0.0."""
    text = f"{abs(weight):.1f}"
    if text == "0.0":
        return text
    return f"+{text}" if weight > 0 else f"−{text}"


def strength(weight: float) -> str:
    """How much a weight says, and which way."""
    size = abs(weight)
    if size >= _STRONG:
        return _("Strongly for") if weight > 0 else _("Strongly against")
    if size >= _CLEAR:
        return _("Clearly for") if weight > 0 else _("Clearly against")
    if signed(weight) == "0.0":
        return _("Neither way")
    return _("Slightly for") if weight > 0 else _("Slightly against")
