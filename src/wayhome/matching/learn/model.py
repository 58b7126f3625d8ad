"""A model of agreement: for each level of a feature, how often one person's reports reach it.

After Fellegi and Sunter: `m` is the share among pairs of one person, `u` among pairs of two. The
weight of a level is log2(m / u).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log2
from typing import Any

from wayhome.matching.compare.comparison import Feature
from wayhome.matching.curve import Curve
from wayhome.matching.weights import Weights

LEAST = 1e-6
"""A share is never taken to be less: that nobody met a level does not make it impossible."""


@dataclass(frozen=True, slots=True)
class Level:
    """How often pairs of one person (`m`) and of two (`u`) reach a level, where they tell it."""

    m: float
    u: float

    @property
    def weight(self) -> float:
        """What reaching this level says, in log2."""
        return log2(max(self.m, LEAST) / max(self.u, LEAST))


@dataclass(frozen=True, slots=True)
class Model:
    """The share of pairs that are of one person, and the levels of each feature by their names."""

    share: float
    features: Mapping[Feature, Mapping[str, Level]]

    def weights(self, known: Weights) -> Weights:
        """Return known weights with those of this model's levels put in their place.

        Weights of names stay: they grow with rarity, which levels cannot say. The prior becomes the
        model's own share, and the sums are taken at their word.
        """
        changed: dict[str, Any] = {}
        for feature, levels in self.features.items():
            before: Mapping[str, float] = getattr(known, feature.value)
            if feature is not Feature.NAME:
                changed[feature.value] = {
                    name: levels[name].weight if name in levels else weight
                    for name, weight in before.items()
                }
        prior = log2(self.share / (1.0 - self.share))
        return replace(known, prior=prior, curve=Curve(), curve_estimated=Curve(), **changed)
