"""How near a name comes to a listing: names first, sharpened by birth and nationality.

`KEPT_FROM` was measured with names alone on labelled pairs of persons (`bench/screening.py`, figures
in docs/how-to/screening.md). It leans to finding too many, since a person looks at every hit. Where
birth or nationality contradicts, a name that is merely close does not come up; one that agrees does,
as somewhat near: lists and reports have wrong birthdays, and no whole name is kept from a reviewer.
"""

from collections.abc import Iterable, Iterator
from math import fsum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.score import score
from wayhome.matching.two_names import compare_two_names, names_weight
from wayhome.screening.domain.listings import ListedBirth, ListedName, Listing, NameKind
from wayhome.screening.domain.sought import Sought

KEPT_FROM = 2.0
"""The weight, in log2, from which a name is near and its entry is shown to somebody."""

_FAIR_FROM, _STRONG_FROM = 7.0, 12.0
_AGAINST = -3.0  # a birth or nationality that differs and weighs so little contradicts the name


class Strength(TextChoices):
    """How near a hit comes, in words instead of a number that would promise more."""

    STRONG = "strong", _("Very near")
    FAIR = "fair", _("Near")
    FAINT = "faint", _("Somewhat near")


def strength_of(weight: float) -> Strength:
    """The word for a weight."""
    if weight >= _STRONG_FROM:
        return Strength.STRONG
    return Strength.FAIR if weight >= _FAIR_FROM else Strength.FAINT


def nearest_name(
    sought: Sought, names: Iterable[ListedName]
) -> tuple[ListedName, Comparison] | None:
    """Of the names of an entry the nearest, and how it compares; None when none is near enough."""
    met = [
        (compared, name)
        for name in names
        for text in sought.names
        if (compared := _names_compared(text, name)) is not None
    ]
    if not met:
        return None
    # Of several that are equally near, the one that the body gives first.
    compared, name = max(met, key=lambda each: each[0].weight)
    return name, compared


def sharpened(sought: Sought, named: Comparison, listing: Listing) -> tuple[Comparison, ...] | None:
    """The comparison of the names with what else is known; None when that contradicts them."""
    others = [_others_compared(sought, told) for told in _descriptions(listing)]
    telling = (named, *max(others, key=weigh))
    agrees = named.agreement is Agreement.AGREES
    return telling if agrees or not any(map(_contradicts, telling)) else None


def _contradicts(compared: Comparison) -> bool:
    """Whether a comparison speaks clearly against the two being one."""
    return compared.agreement is Agreement.DIFFERS and compared.weight <= _AGAINST


def weigh(comparisons: tuple[Comparison, ...]) -> float:
    """What comparisons add up to."""
    return fsum(each.weight for each in comparisons)


def _names_compared(text: str, name: ListedName) -> Comparison | None:
    """A name beside a listed one; None when it is not near. A weak alias must agree whole."""
    # The weight alone costs less than its reasons, and most candidates are not near.
    if names_weight(text, name.text) < KEPT_FROM:
        return None
    told = compare_two_names(text, name.text)
    if told is None or told.agreement is Agreement.DIFFERS:
        return None
    if name.kind is NameKind.WEAK and told.agreement is not Agreement.AGREES:
        return None
    return Comparison(Feature.NAME, told.agreement, told.weight, told.reason)


def _others_compared(sought: Sought, told: Description) -> tuple[Comparison, ...]:
    """Birth and nationality, as far as both sides tell them."""
    known = Description(birth=sought.birth, nationality=sought.nationality or None)
    compared = score(known, told).comparisons
    return tuple(each for each in compared if each.agreement is not Agreement.MISSING)


def _descriptions(listing: Listing) -> Iterator[Description]:
    """Every birth that the body gives, with every nationality."""
    codes = [each.code for each in listing.nationalities if each.code] or [""]
    dates = [date for birth in listing.births for date in _dates(birth)]
    for date in dates or (None,):
        for code in codes:
            yield Description(birth=date, nationality=code or None)


def _dates(birth: ListedBirth) -> Iterator[PartialDate]:
    """A birth as dates to compare; a span of years is every year of it, each an estimate."""
    if birth.last_year is None:
        yield PartialDate(birth.year, birth.month, birth.day, about=birth.is_about)
        return
    for year in range(birth.year, birth.last_year + 1):
        yield PartialDate(year, about=True)
