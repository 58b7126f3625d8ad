"""What speaks for each kind that a name may be of, in small numbers that are only compared."""

from collections import defaultdict
from dataclasses import dataclass, field

from wayhome.extraction.facts import EntityKind

PERSON, ORG, PLACE = EntityKind.PERSON, EntityKind.ORG, EntityKind.PLACE
Weights = defaultdict[EntityKind | None, float]


@dataclass(slots=True)
class Evidence:
    """What speaks for each kind; None stands for no name at all.

    `firm` counts wherever it stands once, `loose` is averaged over all mentions of the same words.
    """

    firm: Weights = field(default_factory=lambda: defaultdict(float))
    loose: Weights = field(default_factory=lambda: defaultdict(float))
