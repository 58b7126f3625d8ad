"""The weights of agreement and disagreement, in base-two logarithms of Bayes factors.

After Fellegi and Sunter, "A Theory for Record Linkage" (JASA 1969): a weight is log2(m / u), how
much likelier the agreement is for one person than for two. How the shipped weights were learnt
stands in docs/adr/0008-weights.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import log2

from wayhome.matching.curve import Curve
from wayhome.matching.tables import table


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The prior and the weights of each feature, all in log2, and what their sum comes to.

    `prior` is the log2 odds that two descriptions out of lists of `register` persons are of one
    person, before anything is compared. `curve` says how often pairs of a sum were one person where
    the names of the lists are counted, `curve_estimated` where the shipped list of common names
    must do. `source` says which pairs taught all this.
    """

    version: int
    source: str
    register: int
    prior: float
    name: Mapping[str, float]
    birth: Mapping[str, float]
    sex: Mapping[str, float]
    phone: Mapping[str, float]
    document: Mapping[str, float]
    nationality: Mapping[str, float]
    place: Mapping[str, float]
    curve: Curve = field(default_factory=Curve)
    curve_estimated: Curve = field(default_factory=Curve)

    @classmethod
    def stored(cls) -> "Weights":
        """Return the weights shipped with this version."""
        told = table("weights")
        curves = {name: Curve(**told[name]) for name in ("curve", "curve_estimated")}
        return cls(**told | curves)

    def among(self, persons: int) -> "Weights":
        """Return these weights for a register of so many persons: in a larger one more fit."""
        persons = max(1, persons)
        bits = log2(self.register) - log2(persons)
        return replace(
            self,
            register=persons,
            prior=self.prior + bits,
            curve=self.curve.moved(bits),
            curve_estimated=self.curve_estimated.moved(bits),
        )


DEFAULT = Weights.stored()
