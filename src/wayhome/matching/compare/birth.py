"""Compare dates of birth and ages as spans of days, with the slips reports make."""

from collections.abc import Mapping
from dataclasses import replace

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing
from wayhome.matching.description import Description, PartialDate

_LITTLE = 2


def _comparison(agreement: Agreement, weight: float, reason: Reason) -> Comparison:
    return Comparison(Feature.BIRTH, agreement, weight, reason)


def _is_placeholder(birth: PartialDate) -> bool:
    """Whether this may be the 1 January registers write when only the year is known."""
    return (birth.month, birth.day) == (1, 1)


def _compare_full(one: PartialDate, other: PartialDate, levels: Mapping[str, float]) -> Comparison:
    """Compare two full dates, neither of which is a placeholder."""
    gap = abs((one.year or 0) - (other.year or 0))
    same_day = (one.month, one.day) == (other.month, other.day)
    if gap == 0 and same_day:
        return _comparison(Agreement.AGREES, levels["same_day"], Reason.BIRTH_SAME_DAY)
    if gap == 0 and (one.month, one.day) == (other.day, other.month):
        weight = levels["day_month_swapped"]
        return _comparison(Agreement.CLOSE, weight, Reason.BIRTH_DAY_MONTH_SWAPPED)
    if gap == 0:
        weight = levels["same_year_other_day"]
        return _comparison(Agreement.DIFFERS, weight, Reason.BIRTH_SAME_YEAR_OTHER_DAY)
    if gap == 1 and same_day:
        weight = levels["year_off_by_one"]
        return _comparison(Agreement.CLOSE, weight, Reason.BIRTH_YEAR_OFF_BY_ONE)
    weight = levels["differs_little" if gap <= _LITTLE else "differs"]
    return _comparison(Agreement.DIFFERS, weight, Reason.BIRTH_DIFFERS)


def _compare_partial(
    one: PartialDate, other: PartialDate, *, apart: int, levels: Mapping[str, float]
) -> Comparison:
    if apart == 0 and (one.about or other.about):
        return _comparison(Agreement.CLOSE, levels["age_fits"], Reason.BIRTH_YEAR_CLOSE)
    months_told = one.month and other.month and not _placeholders(one, other)
    if one.year == other.year and not months_told:
        return _comparison(Agreement.AGREES, levels["same_year"], Reason.BIRTH_SAME_YEAR)
    if one.year == other.year and one.month == other.month:
        return _comparison(Agreement.AGREES, levels["same_month"], Reason.BIRTH_SAME_MONTH)
    if one.year == other.year:
        weight = levels["same_year_other_day"]
        return _comparison(Agreement.DIFFERS, weight, Reason.BIRTH_SAME_YEAR_OTHER_DAY)
    if apart == 1:
        return _comparison(Agreement.CLOSE, levels["year_close"], Reason.BIRTH_YEAR_CLOSE)
    weight = levels["differs_little" if apart <= _LITTLE else "differs"]
    return _comparison(Agreement.DIFFERS, weight, Reason.BIRTH_DIFFERS)


def _placeholders(one: PartialDate, other: PartialDate) -> bool:
    return _is_placeholder(one) or _is_placeholder(other)


def _compare_age(apart: int, levels: Mapping[str, float]) -> Comparison:
    if apart == 0:
        return _comparison(Agreement.AGREES, levels["age_fits"], Reason.AGE_FITS_BIRTH)
    if apart == 1:
        return _comparison(Agreement.CLOSE, levels["age_close"], Reason.AGE_CLOSE_TO_BIRTH)
    weight = levels["differs_little" if apart <= _LITTLE else "differs"]
    return _comparison(Agreement.DIFFERS, weight, Reason.AGE_DIFFERS_FROM_BIRTH)


def _capped(found: Comparison, most: float) -> Comparison:
    return replace(found, weight=min(found.weight, most))


def compare_birth(
    left: Description, right: Description, levels: Mapping[str, float], *, name_differs: bool
) -> Comparison:
    """Return how two births agree; an age stands in where a side tells no year.

    Beside a differing name the weight is capped: twins share a birthday.
    """
    found = _compared(left, right, levels)
    return _capped(found, levels["beside_other_name"]) if name_differs else found


def _compared(left: Description, right: Description, levels: Mapping[str, float]) -> Comparison:
    one, other = left.birth_interval(), right.birth_interval()
    if one is None or other is None:
        return missing(Feature.BIRTH)
    apart = one.years_apart(other)
    born, born_too = left.birth, right.birth
    if born is None or born_too is None or born.year is None or born_too.year is None:
        return _compare_age(apart, levels)
    if born.is_full and born_too.is_full and not _placeholders(born, born_too):
        return _compare_full(born, born_too, levels)
    return _compare_partial(born, born_too, apart=apart, levels=levels)
