"""The weights of agreement and disagreement, in base-two logarithms of Bayes factors.

After Fellegi and Sunter, "A Theory for Record Linkage" (JASA 1969): a weight is log2(m / u), how
much likelier the agreement is for one person than for two. How the shipped weights were learnt
stands in docs/adr/0008-weights.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log2

from wayhome.matching.tables import table


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The prior and the weights of each feature, all in log2.

    `prior` is the log2 odds that two descriptions out of lists of `register` persons are of one
    person, before anything is compared.
    """

    version: int
    register: int
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

    def among(self, persons: int) -> "Weights":
        """Return these weights for a register of so many persons: in a larger one more fit."""
        persons = max(1, persons)
        return replace(
            self, register=persons, prior=self.prior + log2(self.register) - log2(persons)
        )


DEFAULT = Weights.stored()
