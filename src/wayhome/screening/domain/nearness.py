"""How near a name comes to a listing: names first, sharpened by birth and nationality.

`KEPT_FROM` was measured with names alone on labelled pairs of persons (`bench/screening.py`, figures
in docs/how-to/screening.md). It leans to finding too many, since a person looks at every hit.
"""

from collections.abc import Iterator
from math import fsum, inf

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.score import score
from wayhome.screening.domain.listings import ListedBirth, ListedName, Listing, NameKind
from wayhome.screening.domain.sought import Sought

KEPT_FROM = 4.0
"""The weight, in log2, from which an entry is shown to somebody."""

_NAME_FROM = 2.0  # below it no birthday makes a name near
_FAIR_FROM, _STRONG_FROM = 7.0, 12.0
_NONE: tuple[ListedBirth | None, ...] = (None,)


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


def nearest(sought: Sought, listing: Listing) -> tuple[ListedName, tuple[Comparison, ...]] | None:
    """The listed name that comes nearest and what was compared; None when none is near enough."""
    met = [
        (weight, number, name)
        for number, name in enumerate(listing.names)
        if (weight := _name_weight(sought, name)) >= _NAME_FROM
    ]
    if not met:
        return None
    _, _, name = max(met, key=lambda each: (each[0], -each[1]))
    telling = max((_telling(sought, told) for told in _descriptions(listing, name)), key=weigh)
    return (name, telling) if weigh(telling) >= KEPT_FROM else None


def weigh(comparisons: tuple[Comparison, ...]) -> float:
    """What comparisons add up to."""
    return fsum(each.weight for each in comparisons)


def _name_weight(sought: Sought, name: ListedName) -> float:
    """How much a listed name says; a weak alias must agree whole to say anything."""
    told = score(Description(names=sought.names), Description(names=(name.text,)))
    compared = next(each for each in told.comparisons if each.feature is Feature.NAME)
    if compared.agreement in {Agreement.DIFFERS, Agreement.MISSING}:
        return -inf
    if name.kind is NameKind.WEAK and compared.agreement is not Agreement.AGREES:
        return -inf
    return compared.weight


def _telling(sought: Sought, told: Description) -> tuple[Comparison, ...]:
    """The comparisons that say something."""
    compared = score(sought.description, told).comparisons
    return tuple(each for each in compared if each.agreement is not Agreement.MISSING)


def _descriptions(listing: Listing, name: ListedName) -> Iterator[Description]:
    """The listing under one name, with each birth and each nationality that the body gives."""
    codes = [each.code for each in listing.nationalities if each.code] or [""]
    for birth in listing.births or _NONE:
        for born in _dates(birth) if birth else (None,):
            for code in codes:
                yield Description(names=(name.text,), birth=born, nationality=code or None)


def _dates(birth: ListedBirth) -> Iterator[PartialDate]:
    """A birth as dates to compare; a span of years is every year of it, each an estimate."""
    if birth.last_year is None:
        yield PartialDate(birth.year, birth.month, birth.day, about=birth.is_about)
        return
    for year in range(birth.year, birth.last_year + 1):
        yield PartialDate(year, about=True)
