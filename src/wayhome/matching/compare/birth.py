"""Compare dates of birth and ages as spans of days, with the slips reports make."""

from collections.abc import Mapping

from wayhome.matching.compare.comparison import Agreement, Reason, Told
from wayhome.matching.description import Interval, PartialDate
from wayhome.matching.prepared import Prepared

TOLD: Mapping[str, Told] = {
    "same_day": Told(Agreement.AGREES, Reason.BIRTH_SAME_DAY),
    "day_month_swapped": Told(Agreement.CLOSE, Reason.BIRTH_DAY_MONTH_SWAPPED),
    "year_off_by_one": Told(Agreement.CLOSE, Reason.BIRTH_YEAR_OFF_BY_ONE),
    "same_month": Told(Agreement.AGREES, Reason.BIRTH_SAME_MONTH),
    "same_year": Told(Agreement.AGREES, Reason.BIRTH_SAME_YEAR),
    "year_close": Told(Agreement.CLOSE, Reason.BIRTH_YEAR_CLOSE),
    "same_year_other_day": Told(Agreement.DIFFERS, Reason.BIRTH_SAME_YEAR_OTHER_DAY),
    "same_day_other_year": Told(Agreement.DIFFERS, Reason.BIRTH_DIFFERS),
    "differs_little": Told(Agreement.DIFFERS, Reason.BIRTH_DIFFERS),
    "differs": Told(Agreement.DIFFERS, Reason.BIRTH_DIFFERS),
    "estimate_fits": Told(Agreement.CLOSE, Reason.BIRTH_YEAR_CLOSE),
    "age_fits": Told(Agreement.AGREES, Reason.AGE_FITS_BIRTH),
    "age_close": Told(Agreement.CLOSE, Reason.AGE_CLOSE_TO_BIRTH),
    "age_differs_little": Told(Agreement.DIFFERS, Reason.AGE_DIFFERS_FROM_BIRTH),
    "age_differs": Told(Agreement.DIFFERS, Reason.AGE_DIFFERS_FROM_BIRTH),
}
"""Levels of agreement of two births."""

_LITTLE = 2
_YEAR_IN_DAYS = range(364, 368)


def birth_level(left: Prepared, right: Prepared) -> str | None:
    """Return how two births agree, None if one is unknown; an age stands in for a missing year."""
    if left.born is None or right.born is None:
        return None
    born, born_too = left.told.birth, right.told.birth
    if born is None or born_too is None or born.year is None or born_too.year is None:
        return _age_level(left.born.years_apart(right.born))
    if _is_exact(born) and _is_exact(born_too):
        return _full_level(left.born, right.born)
    return _partial_level(born, born_too, left.born.years_apart(right.born))


def _is_exact(birth: PartialDate) -> bool:
    """Whether all of it is known, and it is not the 1 January written for a year alone."""
    return birth.is_full and (birth.month, birth.day) != (1, 1)


def _full_level(left: Interval, right: Interval) -> str:
    one, other = left.first, right.first
    if one == other:
        return "same_day"
    gap = abs(one.year - other.year)
    if gap == 0:
        is_swapped = (one.month, one.day) == (other.day, other.month)
        return "day_month_swapped" if is_swapped else "same_year_other_day"
    # A year counted back from an age falls on the day, or on the day beside it over a leap day.
    if abs((one - other).days) in _YEAR_IN_DAYS:
        return "year_off_by_one"
    if (one.month, one.day) == (other.month, other.day):
        return "same_day_other_year"
    return "differs_little" if gap <= _LITTLE else "differs"


def _partial_level(one: PartialDate, other: PartialDate, apart: int) -> str:
    if apart == 0 and (one.about or other.about):
        return "estimate_fits"
    if one.year == other.year:
        if not _months_told(one, other):
            return "same_year"
        return "same_month" if one.month == other.month else "same_year_other_day"
    if apart <= 1:
        return "year_close"
    return "differs_little" if apart <= _LITTLE else "differs"


def _months_told(one: PartialDate, other: PartialDate) -> bool:
    placeholder = any((each.month, each.day) == (1, 1) for each in (one, other))
    return bool(one.month and other.month) and not placeholder


def _age_level(apart: int) -> str:
    if apart <= 1:
        return "age_close" if apart else "age_fits"
    return "age_differs_little" if apart <= _LITTLE else "age_differs"
