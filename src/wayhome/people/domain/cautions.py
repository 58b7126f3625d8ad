"""What a reviewer must beware of: twins and families look like one person told of twice."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason

_TWIN_NAMES = frozenset({Reason.NAME_CLOSE_SPELLING, Reason.NAME_PART_DIFFERS})
_ONE_HOUSEHOLD = (Feature.PHONE, Feature.PLACE)


class Caution(TextChoices):
    """What else the likeness may come from; each is a sentence for the page."""

    TWINS = (
        "twins",
        _(
            "Twins? One birthday, one household, and names that differ by little. Ask how many"
            " children the family reports, or for a document number of each."
        ),
    )
    FAMILY = (
        "family",
        _(
            "A family? They share a telephone or a place, and the names are different. Ask the"
            " lodgers how the two are related."
        ),
    )


def cautions(comparisons: Iterable[Comparison]) -> tuple[Caution, ...]:
    """What to beware of in a pair; no document number that agrees speaks against it.

    Scores know neither: one slip of the pen weighs as much as one letter between twins.
    """
    found = {each.feature: each for each in comparisons}
    told = [Feature.NAME in found, any(_agrees(found, each) for each in _ONE_HOUSEHOLD)]
    if not all(told) or _agrees(found, Feature.DOCUMENT):
        return ()
    name = found[Feature.NAME]
    if name.reason in _TWIN_NAMES and _agrees(found, Feature.BIRTH):
        return (Caution.TWINS,)
    return (Caution.FAMILY,) if name.agreement is Agreement.DIFFERS else ()


def _agrees(found: dict[Feature, Comparison], feature: Feature) -> bool:
    """Whether this field agrees."""
    return feature in found and found[feature].agreement is Agreement.AGREES
