"""The weights of agreement and disagreement, in base-two logarithms of Bayes factors.

After Fellegi and Sunter, "A Theory for Record Linkage" (JASA 1969): a weight is log2(m / u), how
much likelier the agreement is for one person than for two. The values of `data/weights.json` are
set by hand from error rates of casework reports (a wrong sex in about 3 of 100, a birthday with
day and month swapped in about 1 of 10) and will be replaced by weights learned from an
instance's own judgements; the file keeps its shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.matching.tables import table


@dataclass(frozen=True, slots=True)
class Weights:
    """The prior and the level weights of each feature, all in log2."""

    version: int
    prior: float
    name: Mapping[str, float]
    birth: Mapping[str, float]
    sex: Mapping[str, float]
    phone: Mapping[str, float]
    document: Mapping[str, float]
    nationality: Mapping[str, float]
    place: Mapping[str, float]

    @classmethod
    def stored(cls) -> "Weights":
        """Return the weights shipped with this version."""
        return cls(**table("weights"))


DEFAULT = Weights.stored()
