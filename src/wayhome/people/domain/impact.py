"""When joining two persons is so grave that one reviewer is not enough."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature
from wayhome.people.domain.stakes import Side

SEVERAL = 3
"""From so many complaints on, a wrong join is hard to see through."""

UNLIKELY = 0.5
"""Below this probability the reviewer knows what the score does not."""


class Impact(TextChoices):
    """Why a second person must say so too; each is a sentence for the page."""

    CHILD = "child", _("One side is about a child.")
    BOTH_CASES = "both_cases", _("Both sides have an open case.")
    SEVERAL_COMPLAINTS = "several", _("One side already holds three complaints or more.")
    NAME_DIFFERS = "name", _("The names contradict each other, as those of twins and families do.")
    DOCUMENT_DIFFERS = "document", _("The document numbers contradict each other.")
    BIRTH_DIFFERS = "birth", _("The births or ages contradict each other.")
    SEX_DIFFERS = "sex", _("The sexes contradict each other.")
    UNLIKELY = "unlikely", _("The score speaks more against one person than for it.")


_CONTRADICTIONS = {
    Feature.NAME: Impact.NAME_DIFFERS,
    Feature.DOCUMENT: Impact.DOCUMENT_DIFFERS,
    Feature.BIRTH: Impact.BIRTH_DIFFERS,
    Feature.SEX: Impact.SEX_DIFFERS,
}


def impact(
    comparisons: Iterable[Comparison], *, probability: float, left: Side, right: Side
) -> tuple[Impact, ...]:
    """Why joining these two needs a second person, in the order of the list; empty when not."""
    found = {
        Impact.CHILD: left.is_child or right.is_child,
        Impact.BOTH_CASES: left.has_case and right.has_case,
        Impact.SEVERAL_COMPLAINTS: max(left.complaints, right.complaints) >= SEVERAL,
        Impact.UNLIKELY: probability < UNLIKELY,
    }
    for comparison in comparisons:
        if comparison.agreement is Agreement.DIFFERS and comparison.feature in _CONTRADICTIONS:
            found[_CONTRADICTIONS[comparison.feature]] = True
    return tuple(code for code in Impact if found.get(code))
